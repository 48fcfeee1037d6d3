package dev.tarn.domain.export;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resources an export writes ({@code data-plane.md} 2.1). All conditions must hold. Immutable.
 *
 * @param types only these; empty for all
 * @param since last updated at this time or later
 * @param until last updated at this time or earlier
 * @param security security labels that a resource must have, all of them
 * @param tags tags that a resource must have, all of them
 * @param outputFormat as the caller asked for it; the output is NDJSON in any case
 */
public record ExportSelection(
        ExportLevel level,
        Set<ResourceType> types,
        Optional<Instant> since,
        Optional<Instant> until,
        List<CodingFilter> security,
        List<CodingFilter> tags,
        Optional<String> outputFormat) {

    /** All resources of the data store: what {@code StartFHIRExportJob} exports. */
    public static final ExportSelection EVERYTHING = of(new ExportLevel.SystemLevel());

    /** The values of {@code _outputFormat}, which all name NDJSON. */
    public static final List<String> FORMATS = List.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    private static final String ACCEPTED = "_type, _since, _until, _security, _tag, _outputFormat";
    private static final int MOST_FILTERS = 100;
    private static final int LONGEST = 8_192;

    public ExportSelection {
        types = types.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(types));
        security = List.copyOf(security);
        tags = List.copyOf(tags);
        if (security.size() + tags.size() > MOST_FILTERS) {
            throw new Invalid("An export has at most " + MOST_FILTERS + " tags and security labels, not "
                    + (security.size() + tags.size()));
        }
    }

    /** {@return all resources at a level} */
    public static ExportSelection of(ExportLevel level) {
        return new ExportSelection(
                level, Set.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /**
     * {@return what the parameters of {@code $export} select} Times are ISO 8601 instants.
     *
     * @throws Invalid for a parameter that HealthLake does not document, or a value that it does not take
     */
    public static ExportSelection of(ExportLevel level, List<QueryParameter> parameters) {
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        List<Instant> since = new ArrayList<>();
        List<Instant> until = new ArrayList<>();
        List<CodingFilter> security = new ArrayList<>();
        List<CodingFilter> tags = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        int length = 0;
        for (QueryParameter parameter : parameters) {
            String name = parameter.name();
            String value = parameter.value();
            length += name.length() + value.length();
            if (length > LONGEST) {
                throw new Invalid("The parameters of $export have more than " + LONGEST
                        + " characters together; name fewer types or filters");
            }
            switch (name) {
                case "_type" -> addTypes(value, types);
                case "_since" -> since.add(Instant.parse(value));
                case "_until" -> until.add(Instant.parse(value));
                case "_security" -> security.add(CodingFilter.parse(name, value));
                case "_tag" -> tags.add(CodingFilter.parse(name, value));
                case "_outputFormat" -> formats.add(format(value));
                default ->
                    throw new Invalid("$export has no parameter '" + name + "' here; HealthLake documents " + ACCEPTED);
            }
        }
        return new ExportSelection(
                level,
                types,
                one("_since", since),
                one("_until", until),
                security,
                tags,
                one("_outputFormat", formats));
    }

    private static void addTypes(String value, Set<ResourceType> types) {
        if (value.isEmpty()) {
            return; // HealthLake's own example has ?_type&_since=... for all types.
        }
        for (String name : value.split(",", -1)) {
            types.add(ResourceType.find(name.strip())
                    .orElseThrow(() -> new Invalid("The parameter _type names '" + name
                            + "', which is no resource type that HealthLake stores; it must be a list as"
                            + " Patient,Observation")));
        }
    }

    private static String format(String value) {
        String format = value.replace(' ', '+'); // A plus that was not encoded has become a space.
        if (!FORMATS.contains(format)) {
            throw new Invalid(
                    "The parameter _outputFormat is '" + value + "'; it must be one of " + String.join(", ", FORMATS));
        }
        return format;
    }

    private static <T> Optional<T> one(String name, List<T> values) {
        if (values.size() > 1) {
            throw new Invalid("The parameter " + name + " may be there only once");
        }
        return values.stream().findFirst();
    }

    /**
     * {@return the selection that was written as {@link #url()}}
     *
     * @throws RuntimeException for any other text
     */
    public static ExportSelection parse(String url) {
        int mark = url.indexOf('?');
        return mark < 0
                ? of(ExportLevel.of(url))
                : of(ExportLevel.of(url.substring(0, mark)), QueryString.parse(url.substring(mark + 1)));
    }

    /** {@return the URL of the request, below the base of the endpoint: {@code Patient/$export?_type=Observation}} */
    public String url() {
        List<QueryParameter> parameters = parameters();
        return parameters.isEmpty() ? level.path() : level.path() + "?" + QueryString.of(parameters);
    }

    private List<QueryParameter> parameters() {
        List<QueryParameter> parameters = new ArrayList<>();
        if (!types.isEmpty()) {
            String names = types.stream().map(ResourceType::name).collect(Collectors.joining(","));
            parameters.add(new QueryParameter("_type", names));
        }
        since.ifPresent(time -> parameters.add(new QueryParameter("_since", time.toString())));
        until.ifPresent(time -> parameters.add(new QueryParameter("_until", time.toString())));
        security.forEach(label -> parameters.add(new QueryParameter("_security", label.toString())));
        tags.forEach(tag -> parameters.add(new QueryParameter("_tag", tag.toString())));
        outputFormat.ifPresent(format -> parameters.add(new QueryParameter("_outputFormat", format)));
        return parameters;
    }

    /** {@return whether resources of this type can be in the export} */
    public boolean includes(ResourceType type) {
        return types.isEmpty() || types.contains(type);
    }

    /** {@return whether a resource that was last updated then can be in the export} */
    public boolean includes(Instant lastUpdated) {
        return since.map(time -> !lastUpdated.isBefore(time)).orElse(true)
                && until.map(time -> !lastUpdated.isAfter(time)).orElse(true);
    }
}
