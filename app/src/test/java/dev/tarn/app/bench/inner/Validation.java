package dev.tarn.app.bench.inner;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.profile.ProfileClaims;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The validation of a line. */
@State(Scope.Thread)
public class Validation {

    private final R4Validator validator =
            new R4Validator(new ProfileClaims(ProfileRegistry.builtIn(), List.of(), false));

    /** One line against base R4. */
    @Benchmark
    public List<ValidationIssue> base(SampleLines lines) {
        return validator.validate(lines.next(), ValidationLevel.STRUCTURE_ONLY);
    }

    /** One line against base R4 and the profiles that it claims. */
    @Benchmark
    public List<ValidationIssue> strict(SampleLines lines) {
        return validator.validate(lines.next(), ValidationLevel.STRICT);
    }
}
