package dev.tarn.http.fhir.capability;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.http.json.AnswerWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How resources of a type can be searched, from the registry that searches are checked against. */
final class SearchCapabilities {

    private SearchCapabilities() {}

    /** Writes the members of {@code CapabilityStatement.rest.resource} that tell of searches. */
    static void write(ResourceType type, AnswerWriter out) {
        out.texts("searchInclude", includes(type));
        List<String> reverse = ReverseIncludes.BY_TARGET.getOrDefault(type.name(), List.of());
        if (!reverse.isEmpty()) {
            out.texts("searchRevInclude", reverse);
        }
        out.objects("searchParam", R4.searchParameters().of(type.name()), parameter -> {
            out.text("name", parameter.code());
            out.text("type", parameter.type().name().toLowerCase(Locale.ROOT));
        });
    }

    private static List<String> includes(ResourceType type) {
        return Stream.concat(
                        Stream.of("*"),
                        R4.searchParameters().of(type.name()).stream()
                                .filter(parameter -> parameter.type() == SearchParameterType.REFERENCE)
                                .map(parameter -> type + ":" + parameter.code()))
                .toList();
    }

    /** By the type that is referred to; made when a statement is first asked for. */
    private static final class ReverseIncludes {

        private static final Map<String, List<String>> BY_TARGET = byTarget();

        private static Map<String, List<String>> byTarget() {
            Map<String, List<String>> byTarget = new HashMap<>();
            for (ResourceType source : ResourceType.values()) {
                for (SearchParameter parameter : R4.searchParameters().of(source.name())) {
                    for (String target : parameter.targets()) {
                        byTarget.computeIfAbsent(target, unknown -> new ArrayList<>())
                                .add(source + ":" + parameter.code());
                    }
                }
            }
            return byTarget;
        }
    }
}
