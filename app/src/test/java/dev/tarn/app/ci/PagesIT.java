package dev.tarn.app.ci;

import dev.tarn.app.ShippedJar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents print for a shell, pytest and Node, run as it is printed. Their Java is run by DocumentsTest. */
class PagesIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tours", "recipes"})
    void the_documents_say_what_the_server_does(String page) throws Exception {
        Tool.start(
                        folder,
                        page,
                        Map.of(
                                "AWS_CLI", Tool.awsCli(),
                                "PYTHON", Tool.python()),
                        List.of(
                                Path.of("src/clients/pages", page + ".sh")
                                        .toAbsolutePath()
                                        .toString(),
                                ShippedJar.file().toString()))
                .isContent();
    }
}
