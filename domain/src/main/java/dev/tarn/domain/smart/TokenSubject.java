package dev.tarn.domain.smart;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The patient and the user that a token names ({@code authorization.md} 3.6, 3.9; {@code decisions.md} D49, D61). Immutable.
 *
 * @param patient the patient of {@code patient/} scopes; empty where the token names none
 * @param user the {@code fhirUser}: a Patient, Practitioner or RelatedPerson; empty where it is none of them
 */
public record TokenSubject(Optional<ResourceAddress> patient, Optional<ResourceAddress> user) {

    private static final String PATIENT = "Patient/";
    private static final Pattern USER =
            Pattern.compile("(?:https?://[^ ]+/)?(Patient|Practitioner|RelatedPerson)/([A-Za-z0-9.-]{1,64})");

    /**
     * {@return the subject of a token}
     *
     * @param claims the members of the token, texts as {@link String}
     * @param bases the URLs of the endpoint, each with a slash at its end
     */
    public static TokenSubject of(Map<String, ?> claims, List<String> bases) {
        Optional<ResourceAddress> user = user(claims.get("fhirUser"), bases);
        for (String claim : new String[] {"patient", "launch_response_patient"}) {
            Object value = claims.get(claim);
            if (value != null && !value.equals("")) {
                return new TokenSubject(patient(value, bases), user);
            }
        }
        return new TokenSubject(user.filter(address -> isPatientHere(claims.get("fhirUser"), bases)), user);
    }

    /** A Patient of another server is none of this one, although it can be the user. */
    private static boolean isPatientHere(@Nullable Object fhirUser, List<String> bases) {
        return fhirUser instanceof String text && relative(text, bases).startsWith(PATIENT);
    }

    private static String relative(String text, List<String> bases) {
        return bases.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(base -> text.substring(base.length()))
                .orElse(text);
    }

    private static Optional<ResourceAddress> patient(Object value, List<String> bases) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        String relative = relative(text, bases);
        String id = relative.startsWith(PATIENT) ? relative.substring(PATIENT.length()) : relative;
        return ResourceId.RULE.violations("patient", id).isEmpty()
                ? Optional.of(new ResourceAddress(ResourceType.Patient, new ResourceId(id)))
                : Optional.empty();
    }

    private static Optional<ResourceAddress> user(@Nullable Object value, List<String> bases) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        Matcher form = USER.matcher(relative(text, bases));
        return form.matches()
                ? Optional.of(new ResourceAddress(ResourceType.valueOf(form.group(1)), new ResourceId(form.group(2))))
                : Optional.empty();
    }
}
