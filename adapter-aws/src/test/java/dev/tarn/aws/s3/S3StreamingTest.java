package dev.tarn.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object is never in memory as a whole: a JVM of 96 MB writes and reads one of 200 MB. */
class S3StreamingTest {

    @TempDir
    Path directory;

    @Test
    void an_object_of_200_MB_passes_through_a_heap_of_96() throws IOException, InterruptedException {
        try (S3Server server = S3Server.over(directory)) {
            assertThat(run(server, "s3://a-bucket/big", "200")).isEqualTo("200000000 bytes, the same");
        }
    }

    private static String run(S3Server server, String uri, String megabytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        server.url().toString(),
                        uri,
                        megabytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
