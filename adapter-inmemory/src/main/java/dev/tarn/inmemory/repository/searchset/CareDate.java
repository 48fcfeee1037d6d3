package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which search parameter holds the date of care of a type, for {@code start} and {@code end} of {@code $everything}. */
final class CareDate {

    /** Types whose date of care has another parameter than {@code date}. */
    private static final Map<ResourceType, String> OTHERS = Map.ofEntries(
            Map.entry(ResourceType.Account, "period"),
            Map.entry(ResourceType.Claim, "created"),
            Map.entry(ResourceType.ClaimResponse, "created"),
            Map.entry(ResourceType.Communication, "sent"),
            Map.entry(ResourceType.CommunicationRequest, "authored"),
            Map.entry(ResourceType.Condition, "onset-date"),
            Map.entry(ResourceType.CoverageEligibilityRequest, "created"),
            Map.entry(ResourceType.CoverageEligibilityResponse, "created"),
            Map.entry(ResourceType.DetectedIssue, "identified"),
            Map.entry(ResourceType.DeviceRequest, "authored-on"),
            Map.entry(ResourceType.DocumentManifest, "created"),
            Map.entry(ResourceType.ExplanationOfBenefit, "created"),
            Map.entry(ResourceType.Goal, "start-date"),
            Map.entry(ResourceType.ImagingStudy, "started"),
            Map.entry(ResourceType.Media, "created"),
            Map.entry(ResourceType.MedicationAdministration, "effective-time"),
            Map.entry(ResourceType.MedicationDispense, "whenhandedover"),
            Map.entry(ResourceType.MedicationRequest, "authoredon"),
            Map.entry(ResourceType.MedicationStatement, "effective"),
            Map.entry(ResourceType.NutritionOrder, "datetime"),
            Map.entry(ResourceType.Provenance, "recorded"),
            Map.entry(ResourceType.QuestionnaireResponse, "authored"),
            Map.entry(ResourceType.RequestGroup, "authored"),
            Map.entry(ResourceType.ServiceRequest, "authored"),
            Map.entry(ResourceType.Specimen, "collected"),
            Map.entry(ResourceType.VisionPrescription, "datewritten"));

    /** Types whose parameter {@code date} holds another date than that of care. */
    private static final List<ResourceType> NONE = List.of(ResourceType.Person);

    private CareDate() {}

    /** {@return the code of the parameter; empty for a type without a date of care} */
    static Optional<String> parameter(ResourceType type) {
        String code = OTHERS.getOrDefault(type, "date");
        return NONE.contains(type)
                ? Optional.empty()
                : R4.searchParameters().find(type.name(), code).map(parameter -> code);
    }
}
