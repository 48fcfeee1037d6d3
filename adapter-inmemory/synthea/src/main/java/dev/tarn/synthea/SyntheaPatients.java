package dev.tarn.synthea;

import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.ports.preload.PreloadSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * 108 synthetic patients with 17,154 resources of the 21 types that HealthLake documents ({@code data-plane.md} 5), 33 MB of
 * NDJSON. Thread-safe; nothing is read before {@link #open}.
 */
public final class SyntheaPatients implements PreloadSource {

    private static final String FILE = "patients.ndjson.gz";
    private static final int BUFFER = 64 * 1024;

    /** For {@link java.util.ServiceLoader}. */
    public SyntheaPatients() {}

    @Override
    public PreloadDataType type() {
        return PreloadDataType.SYNTHEA;
    }

    @Override
    public InputStream open() throws IOException {
        @Nullable InputStream file = SyntheaPatients.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new FileNotFoundException(FILE + " is missing in the artifact tarn-synthea");
        }
        try {
            return new GZIPInputStream(file, BUFFER);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
