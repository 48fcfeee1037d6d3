package dev.tarn.http.fhir.validation;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.validation.ParametersBody.Parameter;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.ValidationMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of {@code $validate}: of the URL, and of the body where that is a Parameters resource. */
final class ValidationParameters {

    private static final String RESOURCE = "resource";
    private static final String PROFILE = "profile";
    private static final String MODE = "mode";

    private final List<Parameter> parameters = new ArrayList<>();

    private ValidationParameters() {}

    /**
     * {@return the parameters of a request at a path of this type}
     *
     * @throws FhirRefusal for a parameter that is unknown, there twice, or without its value
     */
    static ValidationParameters of(Content content, Query query, ResourceType type) {
        ValidationParameters found = new ValidationParameters();
        query.parameters()
                .forEach(parameter -> found.parameters.add(
                        new Parameter(parameter.name(), Optional.of(parameter.value()), Optional.empty())));
        if (content.json().length() > 0) {
            ResourceJson body = content.resource();
            found.parameters.addAll(ParametersBody.read(body.utf8())
                    .filter(inside -> type != ResourceType.Parameters
                            || inside.stream()
                                    .anyMatch(parameter -> parameter.name().equals(RESOURCE)))
                    .orElseGet(() -> List.of(new Parameter(RESOURCE, Optional.empty(), Optional.of(body)))));
        }
        found.check();
        return found;
    }

    private void check() {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            String name = Excerpt.of(parameter.name());
            boolean isComplete = switch (parameter.name()) {
                case RESOURCE -> parameter.resource().isPresent();
                case PROFILE, MODE -> parameter.value().isPresent();
                default ->
                    throw FhirRefusal.bad(
                            IssueCode.NOT_SUPPORTED,
                            "$validate has no parameter '" + name + "'; it has resource, profile and mode");
            };
            if (!isComplete) {
                throw FhirRefusal.bad(
                        IssueCode.REQUIRED,
                        "The parameter " + name + " of $validate has no value; resource takes a resource in the body,"
                                + " profile and mode a text");
            }
            if (!names.add(name)) {
                throw FhirRefusal.bad(IssueCode.VALUE, "The parameter " + name + " may be there only once");
            }
        }
    }

    Optional<ResourceJson> resource() {
        return find(RESOURCE).flatMap(Parameter::resource);
    }

    Optional<String> profile() {
        return find(PROFILE).flatMap(Parameter::value);
    }

    Optional<ValidationMode> mode() {
        return find(MODE)
                .flatMap(Parameter::value)
                .map(text -> ValidationMode.WORDS
                        .find(text)
                        .orElseThrow(() -> FhirRefusal.bad(
                                IssueCode.VALUE,
                                "The mode '" + Excerpt.of(text)
                                        + "' of $validate is not known; it is create, update, delete or profile")));
    }

    private Optional<Parameter> find(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
