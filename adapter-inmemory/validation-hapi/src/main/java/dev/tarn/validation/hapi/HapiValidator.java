package dev.tarn.validation.hapi;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Validates with HAPI FHIR, at every level alike: against base R4, and against those of R4's own profiles that a resource
 * claims. Thread-safe.
 */
final class HapiValidator implements ResourceValidator {

    private final EngineLoading loading;

    HapiValidator(EngineLoading loading) {
        this.loading = loading;
    }

    @Override
    public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
        return issues(new String(json, from, to - from, StandardCharsets.UTF_8), "");
    }

    @Override
    public List<ValidationIssue> validateAgainst(byte[] json, String profile) {
        return issues(new String(json, StandardCharsets.UTF_8), profile);
    }

    @Override
    public boolean hasProfile(String profile) {
        return loading.engine().hasProfile(profile);
    }

    private List<ValidationIssue> issues(String json, String profile) {
        Engine engine = loading.engine();
        try {
            return engine.messages(json, profile).stream()
                    .map(HapiValidator::issue)
                    .toList();
        } catch (StackOverflowError e) {
            return List.of(new ValidationIssue(
                    Severity.ERROR,
                    Code.TOO_COSTLY,
                    "The resource is nested too deeply for HAPI FHIR's validator",
                    ""));
        } catch (RuntimeException | LinkageError e) {
            return List.of(new ValidationIssue(
                    Severity.ERROR, Code.PROCESSING, "HAPI FHIR's validator failed: " + e.getMessage(), ""));
        }
    }

    private static ValidationIssue issue(String[] message) {
        return new ValidationIssue(
                switch (message[0]) {
                    case "fatal", "error" -> Severity.ERROR;
                    case "warning" -> Severity.WARNING;
                    default -> Severity.INFORMATION;
                },
                code(message[1]),
                message[2],
                message[3]);
    }

    private static Code code(String type) {
        for (Code code : Code.values()) {
            if (code.word().equals(type)) {
                return code;
            }
        }
        return Code.PROCESSING;
    }
}
