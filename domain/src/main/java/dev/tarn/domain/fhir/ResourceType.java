package dev.tarn.domain.fhir;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The FHIR R4 resource types that HealthLake stores, as FHIR spells them ({@code data-plane.md} 3.6). */
public enum ResourceType {
    Account,
    ActivityDefinition,
    AdverseEvent,
    AllergyIntolerance,
    Appointment,
    AppointmentResponse,
    AuditEvent,
    Binary,
    BodyStructure,
    Bundle,
    CapabilityStatement,
    CarePlan,
    CareTeam,
    ChargeItem,
    ChargeItemDefinition,
    Claim,
    ClaimResponse,
    Communication,
    CommunicationRequest,
    Composition,
    ConceptMap,
    Condition,
    Consent,
    Contract,
    Coverage,
    CoverageEligibilityRequest,
    CoverageEligibilityResponse,
    DetectedIssue,
    Device,
    DeviceDefinition,
    DeviceMetric,
    DeviceRequest,
    DeviceUseStatement,
    DiagnosticReport,
    DocumentManifest,
    DocumentReference,
    EffectEvidenceSynthesis,
    Encounter,
    Endpoint,
    EnrollmentRequest,
    EnrollmentResponse,
    EpisodeOfCare,
    ExplanationOfBenefit,
    FamilyMemberHistory,
    Flag,
    Goal,
    Group,
    GuidanceResponse,
    HealthcareService,
    ImagingStudy,
    Immunization,
    ImmunizationEvaluation,
    ImmunizationRecommendation,
    InsurancePlan,
    Invoice,
    Library,
    Linkage,
    List,
    Location,
    Measure,
    MeasureReport,
    Media,
    Medication,
    MedicationAdministration,
    MedicationDispense,
    MedicationKnowledge,
    MedicationRequest,
    MedicationStatement,
    MessageHeader,
    MolecularSequence,
    NutritionOrder,
    Observation,
    OperationOutcome,
    Organization,
    OrganizationAffiliation,
    Parameters,
    Patient,
    PaymentNotice,
    PaymentReconciliation,
    Person,
    PlanDefinition,
    Practitioner,
    PractitionerRole,
    Procedure,
    Provenance,
    Questionnaire,
    QuestionnaireResponse,
    RelatedPerson,
    RequestGroup,
    ResearchStudy,
    ResearchSubject,
    RiskAssessment,
    RiskEvidenceSynthesis,
    Schedule,
    ServiceRequest,
    Slot,
    Specimen,
    StructureDefinition,
    StructureMap,
    Substance,
    SupplyDelivery,
    SupplyRequest,
    Task,
    ValueSet,
    VerificationResult,
    VisionPrescription;

    private static final Map<String, ResourceType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ResourceType::name, Function.identity()));

    /** {@return the type of this name; empty where HealthLake stores none} */
    public static Optional<ResourceType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** {@return whether this can be done to resources of this type} */
    public boolean allows(FhirInteraction interaction) {
        return interactions().contains(interaction);
    }

    /**
     * {@return what can be done to resources of this type}
     *
     * <p>An AuditEvent is created, read and searched only; what HealthLake answers with, it does not store
     * ({@code data-plane.md} 3.2).
     */
    public Set<FhirInteraction> interactions() {
        if (this == OperationOutcome || this == Parameters) {
            return EnumSet.noneOf(FhirInteraction.class);
        }
        if (this == AuditEvent) {
            return EnumSet.of(FhirInteraction.CREATE, FhirInteraction.READ, FhirInteraction.SEARCH_TYPE);
        }
        return EnumSet.allOf(FhirInteraction.class);
    }
}
