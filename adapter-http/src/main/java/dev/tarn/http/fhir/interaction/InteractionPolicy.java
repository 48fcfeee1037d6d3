package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.stream.Collectors;

/** Which resource types allow what: the domain's rule, as a refusal. */
public final class InteractionPolicy {

    private InteractionPolicy() {}

    /**
     * Sees that the type allows the interaction.
     *
     * @throws FhirRefusal with 405 where it does not
     */
    public static void require(ResourceType type, FhirInteraction interaction) {
        if (!type.allows(interaction)) {
            String allowed =
                    type.interactions().stream().map(FhirInteraction::code).collect(Collectors.joining(", "));
            throw new FhirRefusal(
                    405,
                    IssueCode.NOT_SUPPORTED,
                    "HealthLake does not " + interaction.code() + " resources of the type " + type + "; it "
                            + (allowed.isEmpty() ? "does not store them" : "allows: " + allowed));
        }
    }
}
