package dev.tarn.validation.hapi;

import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** Errors of HAPI's that are not about base R4: {@code README.md} of this module says why they are set aside. */
final class BeyondR4 {

    private static final List<String> TEXTS = List.of(
            // HL7's rules for what it publishes itself.
            "When HL7 is publishing a resource",
            "The nominated WG '",
            // Terminology that no required binding asks for (decisions.md D96).
            "Error processing unit '",
            "Unknown code '",
            "The value for a filter based on property");

    private BeyondR4() {}

    static boolean contains(ValidationIssue issue) {
        return TEXTS.stream().anyMatch(issue.diagnostics()::startsWith);
    }
}
