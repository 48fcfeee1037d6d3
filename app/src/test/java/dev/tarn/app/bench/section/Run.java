package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.process.ShippedServer;
import dev.tarn.app.bench.process.Workspace;
import dev.tarn.app.bench.report.Progress;
import java.nio.file.Path;

/** What the sections of one run share. */
public record Run(Input input, long resources, Effort effort, Workspace workspace, Progress progress) {

    /** {@return this run of that input} */
    public static Run of(Input input, Effort effort, Workspace workspace, Progress progress) {
        return new Run(input, input.lines(), effort, workspace, progress);
    }

    /** {@return millions of bytes} */
    double megabytes() {
        return input.bytes() / 1e6;
    }

    /** Does the work of a round, and notes where other processes have disturbed it. */
    <X extends Exception> void round(String title, Round.Work<X> work) throws X {
        Round.of(title, progress, work);
    }

    /** Starts the server with data in memory. */
    JvmProcess onMemory(Path objects) {
        return ShippedServer.start(workspace, ShippedServer.MEMORY, objects);
    }

    /** Starts the server with data in an H2 file, in a directory that is new. */
    JvmProcess onH2(Path objects) {
        return on(workspace.folder("data"), objects);
    }

    /** Starts the server with data in this directory. */
    JvmProcess on(Path data, Path objects) {
        return ShippedServer.start(workspace, data.toString(), objects);
    }
}
