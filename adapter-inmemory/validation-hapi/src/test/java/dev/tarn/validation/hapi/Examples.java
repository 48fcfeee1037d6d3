package dev.tarn.validation.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the verdicts of Tarn's validator and of HAPI's on resources, under base R4. */
final class Examples {

    private final ResourceValidator hapi = ResourceValidatorProvider.named("hapi");
    private final ResourceValidator tarn = new R4Validator();
    private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
    private final Map<String, String> unknown = new TreeMap<>();
    private int compared;
    private int beyond;

    /** Adds a resource. */
    void compare(String name, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        List<ValidationIssue> ofHapi = errors(hapi.validate(bytes, ValidationLevel.STRUCTURE_ONLY));
        List<ValidationIssue> ofTarn = errors(tarn.validate(bytes, ValidationLevel.STRUCTURE_ONLY));
        List<ValidationIssue> ofR4 =
                ofHapi.stream().filter(issue -> !BeyondR4.contains(issue)).toList();
        compared++;
        if (ofR4.isEmpty() && !ofHapi.isEmpty()) {
            beyond++;
        }
        if (ofR4.isEmpty() != ofTarn.isEmpty()) {
            Optional<KnownDifference> kind = KnownDifference.of(ofR4);
            if (kind.isPresent()) {
                known.merge(kind.get(), 1, Integer::sum);
            } else {
                unknown.put(name, ofR4.isEmpty() ? "Tarn: " + ofTarn : "HAPI: " + ofR4);
            }
        }
    }

    private static List<ValidationIssue> errors(List<ValidationIssue> issues) {
        return issues.stream().filter(ValidationIssue::isError).toList();
    }

    /** Fails unless every difference is of a known kind, and at most 2.5 % of the resources are of such. */
    void assertAlike() {
        int different = known.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Compared " + compared + " resources: " + different + " other verdicts " + known + ", "
                + beyond + " refused by HAPI for more than R4");
        assertThat(unknown).isEmpty();
        assertThat(different).as(known.toString()).isLessThanOrEqualTo(compared / 40);
    }

    int compared() {
        return compared;
    }

    Map<KnownDifference, Integer> known() {
        return known;
    }
}
