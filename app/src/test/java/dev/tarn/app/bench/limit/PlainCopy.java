package dev.tarn.app.bench.limit;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies the files of a directory into another, where the copies of the round before are replaced. */
public final class PlainCopy {

    private PlainCopy() {}

    /** Takes the directories from and to which it copies. */
    public static void main(String[] arguments) throws Exception {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        Rounds.serve(asked -> remove(to), asked -> copy(from, to));
    }

    private static void remove(Path to) throws IOException {
        for (Path file : Input.of(to).files()) {
            Files.delete(file);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : Input.of(from).files()) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
