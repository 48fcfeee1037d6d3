package dev.tarn.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relative links of the Markdown files lead to files that exist, and their anchors to headings. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

    @Test
    void every_relative_link_leads_somewhere() {
        Map<Path, String> documents = Documents.texts(Set.of(".md"));

        assertThat(documents.values().stream()
                        .flatMap(text -> LINK.matcher(text).results()))
                .hasSizeGreaterThan(20);
        assertThat(documents.entrySet().stream()
                        .flatMap(document -> dead(Documents.TOP.resolve(document.getKey()), document.getValue())))
                .isEmpty();
    }

    @Test
    void a_link_to_nothing_is_noticed(@TempDir Path folder) throws Exception {
        Path there = Files.writeString(folder.resolve("there"), "# It's `here` now\n<a id=\"x\"></a>\n");

        String text = "[a](there) [b](there#its-here-now) [c](there#x) [d](https://example.org/no) `[e](no)`\n"
                + "[f](no) [g](there#no) [h](#no)";

        assertThat(dead(folder.resolve("page"), text).toList())
                .containsExactly(
                        folder.resolve("page") + ": no",
                        folder.resolve("page") + ": there#no",
                        folder.resolve("page") + ": #no");
        assertThat(there).exists();
    }

    private static Stream<String> dead(Path document, String text) {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .filter(link -> !leadsSomewhere(document, text, link.group(1), link.group(2)))
                .map(link -> document + ": " + link.group(1) + (link.group(2) == null ? "" : "#" + link.group(2)));
    }

    private static boolean leadsSomewhere(Path document, String text, String path, String anchor) {
        Path target = document.resolveSibling(path);
        if (!path.isEmpty() && !Files.exists(target)) {
            return false;
        }
        return anchor == null
                || anchors(path.isEmpty() ? text : Documents.text(target)).contains(anchor);
    }

    private static List<String> anchors(String text) {
        Stream<String> headings = HEADING.matcher(text).results().map(heading -> slug(heading.group(1)));
        Stream<String> named = ANCHOR.matcher(text).results().map(anchor -> anchor.group(1));
        return Stream.concat(headings, named).toList();
    }

    /** {@return the anchor that GitHub gives a heading} */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .strip()
                .replace(' ', '-');
    }
}
