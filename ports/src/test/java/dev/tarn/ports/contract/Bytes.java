package dev.tarn.ports.contract;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Whole objects, for tests that know them to be small. */
final class Bytes {

    private Bytes() {}

    static byte[] of(ObjectStore objects, S3Uri uri) {
        try (InputStream in = objects.read(uri)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(ObjectStore objects, S3Uri uri) {
        return new String(of(objects, uri), StandardCharsets.UTF_8);
    }
}
