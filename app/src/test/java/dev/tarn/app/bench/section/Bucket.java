package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;

/** The objects of one server: the folder of the input, and what its jobs write. */
record Bucket(Path objects) {

    static final String INPUT = "in";

    /** {@return a new one with this input in it} */
    static Bucket of(Run run) {
        Bucket bucket = new Bucket(run.workspace().folder("objects"));
        run.input().placeIn(bucket.folder(INPUT));
        return bucket;
    }

    Path folder(String name) {
        return objects.resolve(HealthLakeClient.BUCKET).resolve(name);
    }

    Path output() {
        return folder("out");
    }

    /** {@return what the jobs until now have written} */
    Input written() {
        return Input.of(output());
    }

    /** Removes what the jobs until now have written. */
    void clear() {
        if (Files.exists(output())) {
            Workspace.remove(output());
        }
    }
}
