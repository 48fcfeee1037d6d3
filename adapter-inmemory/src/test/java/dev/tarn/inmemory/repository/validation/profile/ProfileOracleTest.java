package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.Verdicts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources that claim profiles of US Core have the verdicts of HAPI FHIR 7.6.1, but for those in a table, with the reason. */
class ProfileOracleTest {

    /** Line, and why Tarn's verdict is another one. */
    private static final Map<Integer, String> DIFFERENCES = Map.of();

    private static final int LINES = 240;

    @Test
    void verdicts_are_those_of_the_reference_but_for_named_differences() throws IOException {
        R4Validator validator = new R4Validator(
                new ProfileClaims(ProfileRegistry.builtIn(), List.of(new ProfileName("us-core-6.1.0")), false));
        Verdicts.assertSame(
                ProfileOracleTest.class,
                "us-core-oracle.ndjson.gz",
                LINES,
                DIFFERENCES.keySet(),
                resource -> validator.validate(resource, ValidationLevel.STRICT));
    }
}
