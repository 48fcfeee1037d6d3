package dev.tarn.domain.export;

import dev.tarn.domain.fhir.ResourceType;
import java.util.Comparator;

/**
 * An object that an export has written.
 *
 * @param name its name in the folder of its type: {@code Patient-0.ndjson}
 * @param count of its resources, one on each line
 */
public record ExportFile(ResourceType type, String name, long count) {

    /** By type and then by number, so that the same export lists the same files, whichever was written first. */
    public static final Comparator<ExportFile> ORDER = Comparator.comparing(
                    (ExportFile file) -> file.type().toString())
            .thenComparingInt(file -> file.name().length())
            .thenComparing(ExportFile::name);

    /** {@return where it is, below the folder of the job: {@code Patient/Patient-0.ndjson}} */
    public String path() {
        return type + "/" + name;
    }
}
