package dev.tarn.domain.export;

import dev.tarn.domain.fhir.ResourceType;

/**
 * An object that an export has written.
 *
 * @param name its name in the folder of its type: {@code Patient-0.ndjson}
 * @param count of its resources, one on each line
 */
public record ExportFile(ResourceType type, String name, long count) {

    /** {@return where it is, below the folder of the job: {@code Patient/Patient-0.ndjson}} */
    public String path() {
        return type + "/" + name;
    }
}
