package dev.tarn.domain.r4;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file of the model beside this class: lines with fields separated by tabs, in sections that begin with {@code
 * [name]}; lines that begin with {@code #} are comments. Sections are kept as text, since a process asks for few types.
 */
final class ModelFile {

    private final Map<String, String> sections = new HashMap<>();

    private ModelFile(String text) {
        int start = text.indexOf("\n[") + 1;
        while (start > 0) {
            int next = text.indexOf("\n[", start) + 1;
            String section = text.substring(start, next > 0 ? next : text.length());
            int head = section.indexOf('\n');
            sections.put(section.substring(1, head - 1), section.substring(head + 1));
            start = next;
        }
    }

    static ModelFile read(String name) {
        try (InputStream in = ModelFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar of tarn-domain");
            }
            return new ModelFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> sections() {
        return sections.keySet();
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** {@return the lines of a section, each as its fields; none where there is no such section} */
    String[][] lines(String section) {
        String text = sections.getOrDefault(section, "");
        return text.lines().map(line -> line.split("\t")).toArray(String[][]::new);
    }
}
