package dev.tarn.inmemory.repository.validation.profile.guide;

import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The guides that come with Tarn. A guide's table is read when it is first needed. */
public final class BuiltInGuides {

    private static final String INDEX = "guides.tsv";

    private BuiltInGuides() {}

    /**
     * A version of a guide.
     *
     * @param id the name of its FHIR package
     * @param canonical the URL with which those of its profiles begin
     * @param isDefault whether HealthLake takes this version where a resource names none ({@code data-plane.md} 3.8)
     */
    public record Entry(String id, String version, String canonical, boolean isDefault) {

        /** Reads the guide. */
        public Guide read() {
            return GuideTable.read(text(id + "-" + version + ".tsv"));
        }
    }

    /** {@return all versions of all guides} */
    public static List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (String line : text(INDEX).split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 4) {
                entries.add(new Entry(fields[0], fields[1], fields[2], fields[3].equals("default")));
            }
        }
        return entries;
    }

    private static String text(String file) {
        try (InputStream in = BuiltInGuides.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of a guide cannot be read: " + file, e);
        }
    }
}
