package dev.tarn.app.r4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tarn.domain.r4.R4;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

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
}
