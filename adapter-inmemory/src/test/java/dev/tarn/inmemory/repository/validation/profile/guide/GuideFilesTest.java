package dev.tarn.inmemory.repository.validation.profile.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class GuideFilesTest {

    @Test
    @EnabledIfSystemProperty(
            named = "tarn.guides",
            matches = ".+",
            disabledReason = "the FHIR packages are not in the tree")
    void the_tables_are_what_is_made_of_the_packages_in_the_directory_that_tarn_guides_names() throws IOException {
        Map<String, String> texts = GuideFiles.texts(Path.of(System.getProperty("tarn.guides")));
        assertEquals(BuiltInGuides.all().size(), texts.size(), () -> "the packages are " + texts.keySet());
        for (Map.Entry<String, String> file : texts.entrySet()) {
            try (InputStream in = BuiltInGuides.class.getResourceAsStream(file.getKey())) {
                byte[] bytes = Objects.requireNonNull(in, file.getKey()).readAllBytes();
                assertEquals(file.getValue(), new String(bytes, StandardCharsets.UTF_8), file.getKey());
            }
        }
    }

    @Test
    void each_table_is_that_of_its_guide_and_is_read_as_it_was_written() {
        for (BuiltInGuides.Entry entry : BuiltInGuides.all()) {
            var guide = entry.read();
            assertEquals(entry.id() + " " + entry.version(), guide.id() + " " + guide.version());
            assertTrue(guide.profiles().size() > 5, entry::toString);
            assertTrue(guide.profiles().keySet().stream().allMatch(url -> url.startsWith(entry.canonical())));
            assertEquals(guide, GuideTable.read(GuideTableWriter.text(guide)));
        }
    }
}
