package dev.tarn.http.fhir.path;

import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL, in their order. */
public final class Query {

    /** More than any search may have; more are not read, since each costs a hundred times its bytes. */
    private static final int MOST = 10_000;

    /** No parameters. */
    public static final Query NONE = new Query(List.of());

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * One parameter.
     *
     * @param raw as the URL has it
     */
    private record Parameter(String name, String value, String raw) {}

    /**
     * {@return what stands behind the question mark}
     *
     * @throws FhirRefusal for more than 10,000 parameters
     */
    public static Query parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        if (text.chars().filter(c -> c == '&').limit(MOST).count() == MOST) {
            throw FhirRefusal.bad(IssueCode.TOO_COSTLY, "The query has more than " + MOST + " parameters");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                parameters.add(new Parameter(
                        PercentCode.parameter(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : PercentCode.parameter(part.substring(equals + 1)),
                        part));
            }
        }
        return new Query(parameters);
    }

    /** {@return the parameters of a condition, which may begin with a question mark, or with a type and one} */
    public static Query condition(String text) {
        return parse(text.replaceFirst("^[^=?]*\\?", ""));
    }

    /** {@return whether there is no parameter but those that say how to answer} */
    public boolean isEmpty() {
        return parameters.stream().allMatch(Query::isFormat);
    }

    /** {@return the parameters, decoded, without those that say how to answer} */
    public List<QueryParameter> parameters() {
        return parameters.stream()
                .filter(parameter -> !isFormat(parameter))
                .map(parameter -> new QueryParameter(parameter.name(), parameter.value()))
                .toList();
    }

    private static boolean isFormat(Parameter parameter) {
        return parameter.name().equals("_format") || parameter.name().equals("_pretty");
    }

    /**
     * {@return the value of a parameter that can be there once}
     *
     * @throws FhirRefusal if it is there twice
     */
    public Optional<String> one(String name) {
        Optional<String> found = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                if (found.isPresent()) {
                    throw FhirRefusal.bad(IssueCode.VALUE, "The parameter " + name + " may be there only once");
                }
                found = Optional.of(parameter.value());
            }
        }
        return found;
    }

    /** {@return this as text without one parameter, to be followed by others; it begins with a question mark} */
    public String without(String name) {
        StringBuilder text = new StringBuilder("?");
        for (Parameter parameter : parameters) {
            if (!parameter.name().equals(name)) {
                text.append(parameter.raw()).append('&');
            }
        }
        return text.toString();
    }

    /** {@return this as text, with its question mark; empty where there is no parameter} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : parameters) {
            text.append(text.length() == 0 ? '?' : '&').append(parameter.raw());
        }
        return text.toString();
    }
}
