package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.Precondition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Entity tags, dates, paths and conditions as HTTP writes them ({@code data-plane.md} 3.4). */
final class Headers {

    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([1-9][0-9]{0,17})\"");

    /** No version is called 0: a condition that names only it never holds. */
    private static final String NEVER = "W/\"0\"";

    private Headers() {}

    /** {@return the condition as a header, or as none} */
    static Map<String, String> of(Precondition condition) {
        return switch (condition.kind()) {
            case NONE -> Map.of();
            case ABSENT -> Map.of(IF_NONE_MATCH, "*");
            case PRESENT -> Map.of(IF_MATCH, "*");
            case VERSION -> Map.of(IF_MATCH, tag(((Precondition.Version) condition).version()));
            case ANY_OF -> {
                Set<VersionId> any = ((Precondition.AnyOf) condition).versions();
                yield Map.of(IF_MATCH, any.isEmpty() ? NEVER : tags(any));
            }
            case NONE_OF -> {
                Set<VersionId> none = ((Precondition.NoneOf) condition).versions();
                yield none.isEmpty() ? Map.of() : Map.of(IF_NONE_MATCH, tags(none));
            }
        };
    }

    /** {@return the version that an entity tag names} */
    static Optional<VersionId> version(Optional<String> tag) {
        return tag.map(text -> TAG.matcher(text.strip()))
                .filter(Matcher::matches)
                .map(found -> new VersionId(Long.parseLong(found.group(1))));
    }

    /** {@return the time that an HTTP date is, to the second} */
    static Optional<Instant> time(Optional<String> date) {
        try {
            return date.map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@return the path of a resource; ids of dots only are escaped, since a path may not end with them} */
    static String path(ResourceAddress address) {
        String id = address.id().value();
        return address.type() + "/" + (id.chars().allMatch(c -> c == '.') ? id.replace(".", "%2E") : id);
    }

    /** {@return the path of a version} */
    static String path(ResourceAddress address, VersionId version) {
        return path(address) + "/_history/" + version;
    }

    /** {@return a path with a query; without parameters the path alone} */
    static String path(String path, List<QueryParameter> query) {
        return query.isEmpty() ? path : path + "?" + QueryString.of(query);
    }

    private static String tags(Set<VersionId> versions) {
        return new TreeSet<>(versions.stream().map(VersionId::value).collect(Collectors.toSet()))
                .stream().map(value -> tag(new VersionId(value))).collect(Collectors.joining(", "));
    }

    private static String tag(VersionId version) {
        return "W/\"" + version + "\"";
    }
}
