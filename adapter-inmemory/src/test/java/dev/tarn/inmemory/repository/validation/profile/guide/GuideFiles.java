package dev.tarn.inmemory.repository.validation.profile.guide;

import dev.tarn.inmemory.repository.validation.profile.packages.FhirPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the tables of the built-in guides anew: {@code main} takes the directory of their FHIR packages and the one for the
 * tables, {@code adapter-inmemory/src/main/resources/dev/tarn/inmemory/repository/validation/profile/guide}. The packages
 * are those of packages.fhir.org: US Core, CARIN BB, PDex, Plan-Net, Formulary and PAS, in the versions of {@code
 * guides.tsv}.
 */
final class GuideFiles {

    private GuideFiles() {}

    /** {@return the text of the table of each package in a directory, by the file's name} */
    static Map<String, String> texts(Path packages) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(packages)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                FhirPackage opened = FhirPackage.open(file);
                texts.put(opened.id() + "-" + opened.version() + ".tsv", GuideTableWriter.text(opened.read()));
            }
        }
        return texts;
    }

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : texts(Path.of(args[0])).entrySet()) {
            Files.writeString(Path.of(args[1], file.getKey()), file.getValue());
        }
    }
}
