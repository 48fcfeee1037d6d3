package dev.tarn.inmemory.task;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that one job writes into ({@code data-plane.md} 1.7, 2.3). */
public final class JobFolder {

    /** HealthLake writes this object beside the job's folder, before all else, to see whether it can. */
    public static final String PROBE = ".healthlake_write_access_check_file.temp";

    /** The folder of any import, at the beginning of a path or behind a slash: {@code <32 hex>-FHIR_IMPORT-<32 hex>/}. */
    private static final Pattern OF_IMPORT =
            Pattern.compile("(?:^|/)[0-9a-f]{32}-FHIR_" + JobKind.IMPORT + "-[0-9a-f]{32}/");

    private final ObjectStore objects;
    private final OutputDataConfig output;
    private final S3Uri folder;

    public JobFolder(ObjectStore objects, OutputDataConfig output) {
        this.objects = objects;
        this.output = output;
        this.folder = output.s3Uri().asFolder();
    }

    /** {@return the URI of something in the folder} */
    public S3Uri at(String path) {
        return uri(folder.value() + path);
    }

    /** {@return whether an object belongs to this job's output} */
    public boolean holds(S3Uri uri) {
        return uri.value().startsWith(folder.value());
    }

    /** {@return whether a path leads into the folder of an import ({@code decisions.md} D80)} */
    public static boolean isOfImport(String path) {
        return OF_IMPORT.matcher(path).find();
    }

    /** Begins an object in the folder. */
    public ObjectWriter write(String path) {
        S3Uri uri = at(path);
        try {
            return objects.write(uri, output);
        } catch (ObjectStoreException e) {
            throw new WorkFailed("The output cannot be written: " + e.getMessage(), e);
        }
    }

    /** Removes what the job has written before, in a process that ended before it did: no part of it stays behind. */
    public void clear() {
        try (Stream<StoredObject> left = objects.list(folder)) {
            left.map(StoredObject::uri).toList().forEach(objects::delete);
        } catch (ObjectStoreException e) {
            throw new WorkFailed("The output cannot be written anew: " + e.getMessage(), e);
        }
    }

    /** Writes the probe. */
    public void probe() {
        String folderValue = folder.value();
        String parent = folderValue.substring(0, folderValue.lastIndexOf('/', folderValue.length() - 2) + 1);
        try (ObjectWriter probe = objects.write(uri(parent + PROBE), output)) {
            probe.commit();
        } catch (ObjectStoreException e) {
            throw new WorkFailed("The output cannot be written: " + e.getMessage(), e);
        }
    }

    private static S3Uri uri(String value) {
        try {
            return new S3Uri(value);
        } catch (Invalid e) {
            throw new WorkFailed("The output cannot be written at " + value + ": " + e.getMessage(), e);
        }
    }
}
