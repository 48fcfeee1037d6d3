package dev.tarn.http.fhir.path;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL, in their order. */
public final class Query {

    /** No parameters. */
    public static final Query NONE = new Query(List.of());

    private final List<QueryParameter> parameters;

    private Query(List<QueryParameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * {@return what stands behind the question mark}
     *
     * @throws FhirRefusal for a text that is no query string, and for too many parameters
     */
    public static Query parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        try {
            return new Query(QueryString.parse(text));
        } catch (Invalid e) {
            throw FhirRefusal.bad(IssueCode.VALUE, e.getMessage());
        }
    }

    /** {@return the parameters of a condition, which may begin with a question mark, or with a type and one} */
    public static Query condition(String text) {
        return parse(text.replaceFirst("^[^=?]*\\?", ""));
    }

    /** {@return whether there is no parameter but those that say how to answer} */
    public boolean isEmpty() {
        return parameters.stream().allMatch(QueryParameter::isGeneral);
    }

    /** {@return the parameters, without those that say how to answer} */
    public List<QueryParameter> parameters() {
        return parameters.stream().filter(parameter -> !parameter.isGeneral()).toList();
    }

    /**
     * {@return the value of a parameter that can be there once}
     *
     * @throws FhirRefusal if it is there twice
     */
    public Optional<String> one(String name) {
        Optional<String> found = Optional.empty();
        for (QueryParameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                if (found.isPresent()) {
                    throw FhirRefusal.bad(IssueCode.VALUE, "The parameter " + name + " may be there only once");
                }
                found = Optional.of(parameter.value());
            }
        }
        return found;
    }

    /** {@return this with another page} */
    public Query at(PageToken page) {
        List<QueryParameter> next = new ArrayList<>(parameters);
        next.removeIf(parameter -> parameter.name().equals("page"));
        next.add(new QueryParameter("page", page.value()));
        return new Query(next);
    }

    /** {@return this as text, with its question mark; empty where there is no parameter} */
    @Override
    public String toString() {
        return parameters.isEmpty() ? "" : "?" + QueryString.of(parameters);
    }
}
