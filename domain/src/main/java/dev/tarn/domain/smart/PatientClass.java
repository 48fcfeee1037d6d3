package dev.tarn.domain.smart;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How resources of a type belong to a patient ({@code authorization.md} 3.6, {@code decisions.md} D62): FHIR R4's
 * compartment, without Patient.link and Group, and the types that the compartment leaves out.
 */
public enum PatientClass {
    /** The patient: by its id. */
    PATIENT,
    /** A reference parameter names the patient. */
    REFERENCE,
    /** A resource that one element refers to belongs to the patient. */
    TARGET,
    /** Data that patients share: it can be read and searched, not written. */
    SHARED,
    /** No resource of the type belongs to a patient. */
    CLOSED;

    private static final Set<ResourceType> SHARED_TYPES = EnumSet.of(
            ResourceType.ActivityDefinition,
            ResourceType.CapabilityStatement,
            ResourceType.ChargeItemDefinition,
            ResourceType.ConceptMap,
            ResourceType.DeviceDefinition,
            ResourceType.EffectEvidenceSynthesis,
            ResourceType.Endpoint,
            ResourceType.HealthcareService,
            ResourceType.InsurancePlan,
            ResourceType.Library,
            ResourceType.Location,
            ResourceType.Measure,
            ResourceType.Medication,
            ResourceType.MedicationKnowledge,
            ResourceType.Organization,
            ResourceType.OrganizationAffiliation,
            ResourceType.PlanDefinition,
            ResourceType.Practitioner,
            ResourceType.PractitionerRole,
            ResourceType.Questionnaire,
            ResourceType.ResearchStudy,
            ResourceType.RiskEvidenceSynthesis,
            ResourceType.Slot,
            ResourceType.StructureDefinition,
            ResourceType.StructureMap,
            ResourceType.Substance,
            ResourceType.ValueSet);

    /** Not in R4's compartment, but they say whose they are. */
    private static final Map<ResourceType, List<String>> BY_PARAMETER = Map.of(
            ResourceType.Device, List.of("patient"),
            ResourceType.Task, List.of("patient"),
            ResourceType.Contract, List.of("subject"),
            ResourceType.GuidanceResponse, List.of("subject"));

    /** {@return the class of a type} */
    public static PatientClass of(ResourceType type) {
        return switch (type) {
            case Patient -> PATIENT;
            case Provenance, Binary -> TARGET;
            case Group -> CLOSED;
            default -> SHARED_TYPES.contains(type) ? SHARED : parameters(type).isEmpty() ? CLOSED : REFERENCE;
        };
    }

    /** {@return the codes of the reference parameters of which one names the patient; empty for other classes} */
    public static List<String> parameters(ResourceType type) {
        return switch (type) {
            case Patient, Provenance, Binary, Group -> List.of();
            default ->
                BY_PARAMETER.getOrDefault(type, R4.compartments().parameters(ResourceType.Patient.name(), type.name()));
        };
    }
}
