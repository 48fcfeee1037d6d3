package dev.tarn.app.r4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class R4ModelTest {

    @Test
    void the_files_of_the_model_are_what_is_made_of_the_published_definitions() throws IOException {
        for (Map.Entry<String, String> file : ModelFiles.texts().entrySet()) {
            try (InputStream in = R4.class.getResourceAsStream(file.getKey())) {
                byte[] bytes = Objects.requireNonNull(in, file.getKey()).readAllBytes();
                assertEquals(file.getValue(), new String(bytes, StandardCharsets.UTF_8), file.getKey());
            }
        }
    }

    @Test
    void each_type_has_the_elements_of_its_published_snapshot() throws IOException {
        int compared = 0;
        for (Element definition : StructureDefinitions.all()) {
            Map<String, List<String>> published = new TreeMap<>();
            List<Element> elements = StructureDefinitions.elements(definition);
            Set<String> parents = StructureDefinitions.parents(elements);
            for (Element element : elements) {
                String path = PublishedR4.value(element, "path");
                int dot = path.lastIndexOf('.');
                if (dot > 0) {
                    published
                            .computeIfAbsent(path.substring(0, dot), p -> new ArrayList<>())
                            .add(published(element, path.substring(dot + 1), parents.contains(path) ? path : ""));
                }
            }
            for (Map.Entry<String, List<String>> type : published.entrySet()) {
                TypeDefinition made = R4.types().find(type.getKey()).orElseThrow();
                assertEquals(
                        type.getValue(),
                        made.elements().stream().map(R4ModelTest::made).toList(),
                        type.getKey());
                compared += type.getValue().size();
            }
        }
        assertTrue(compared > 7000, compared + " elements were compared");
    }

    private static String published(Element element, String name, String nested) {
        List<String> types = nested.isEmpty() ? StructureDefinitions.types(element) : List.of(nested);
        return name + types + PublishedR4.value(element, "min") + ".." + PublishedR4.value(element, "max")
                + PublishedR4.value(element, "isSummary").equals("true")
                + PublishedR4.value(element, "isModifier").equals("true");
    }

    private static String made(ElementDefinition element) {
        List<String> types = element.types().stream()
                .map(type -> type.targets().isEmpty()
                        ? type.name()
                        : type.name() + "(" + String.join(" ", new TreeSet<>(type.targets())) + ")")
                .toList();
        String max = element.max() == ElementDefinition.UNBOUNDED ? "*" : String.valueOf(element.max());
        return element.name() + types + element.min() + ".." + max + element.summary() + element.modifier();
    }
}
