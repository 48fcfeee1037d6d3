package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.job.ValidationLevel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The validator has the verdicts of HAPI FHIR 7.6.1 and 5.1.0, but for those in a table, with the reason. */
class OracleTest {

    /** Line, and why Tarn's verdict is another one. */
    private static final Map<Integer, String> DIFFERENCES =
            Map.of(68, "refused: an empty array, Patient.address[0].line (decisions.md D95)");

    private static final int LINES = 764;

    @Test
    void verdicts_are_those_of_the_reference_but_for_named_differences() throws IOException {
        R4Validator validator = new R4Validator();
        Verdicts.assertSame(
                OracleTest.class,
                "validation-oracle.ndjson.gz",
                LINES,
                DIFFERENCES.keySet(),
                resource -> validator.validate(resource, ValidationLevel.STRUCTURE_ONLY));
    }
}
