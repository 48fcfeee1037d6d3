package dev.tarn.validation.hapi.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.ValidationContext;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * HAPI FHIR's validator with the definitions of R4 that come with it, and without a terminology server or any other network.
 * Takes and returns types of the JDK alone, since it is loaded by a class loader of its own: the JSON of a resource and the
 * canonical URL of a profile, or an empty text, make arrays of severity, issue type, text and location; a canonical URL
 * makes whether the profile is known. Thread-safe.
 */
public final class HapiEngine implements BiFunction<String, String, List<String[]>>, Predicate<String> {

    private final FhirContext context = FhirContext.forR4();
    private final DefaultProfileValidationSupport definitions = new DefaultProfileValidationSupport(context);
    private final InstanceValidator validator;

    /** Loads the definitions of R4 when the first resource is validated. */
    public HapiEngine() {
        UnknownCodeSystemWarningValidationSupport unknownSystems =
                new UnknownCodeSystemWarningValidationSupport(context);
        unknownSystems.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        validator = new InstanceValidator(new ValidationSupportChain(
                definitions,
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknownSystems));
    }

    @Override
    public List<String[]> apply(String json, String profile) {
        ValidationOptions options = new ValidationOptions();
        if (!profile.isEmpty()) {
            options.addProfile(profile);
        }
        return validator.messages(context, json, options).stream()
                .map(message -> new String[] {
                    message.getLevel().toCode(),
                    message.getType().toCode(),
                    message.getMessage(),
                    message.getLocation() == null ? "" : message.getLocation()
                })
                .toList();
    }

    @Override
    public boolean test(String profile) {
        return definitions.fetchStructureDefinition(profile) != null;
    }

    /** HAPI's validator, whose messages have an issue type as long as it has not summarised them. */
    private static final class InstanceValidator extends FhirInstanceValidator {
        InstanceValidator(ValidationSupportChain support) {
            super(support);
            setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
            setErrorForUnknownProfiles(false);
            setAnyExtensionsAllowed(true);
            setValidatorResourceFetcher(new NothingFetched());
        }

        List<ValidationMessage> messages(FhirContext context, String json, ValidationOptions options) {
            return validate(ValidationContext.forText(context, json, options));
        }
    }
}
