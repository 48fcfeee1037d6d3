package dev.tarn.app.r4;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the model files of {@code domain} anew: {@code main} takes the folder, {@code
 * domain/src/main/resources/dev/tarn/domain/r4}.
 */
final class ModelFiles {

    private ModelFiles() {}

    /** {@return the text of each file, by its name} */
    static Map<String, String> texts() throws IOException {
        return Map.of(
                "search-parameters.tsv",
                SearchParameterFile.text(),
                "compartments.tsv",
                CompartmentFile.text(),
                "elements.tsv",
                ElementFile.text(),
                "constraints.tsv",
                ConstraintFile.text());
    }

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(Path.of(args[0], file.getKey()), file.getValue());
        }
    }
}
