package dev.tarn.app.bench.limit;

import dev.tarn.app.bench.input.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whole lines of all files, in blocks of a megabyte or a little less. */
final class Lines {

    private static final int BLOCK = 1 << 20;

    /** Takes a block, which is its own from then on. */
    interface Taker {
        void take(byte[] block, int length) throws Exception;
    }

    private Lines() {}

    static void read(Input input, Taker taker) throws Exception {
        for (Path file : input.files()) {
            try (InputStream in = Files.newInputStream(file)) {
                read(in, taker);
            }
        }
    }

    private static void read(InputStream in, Taker taker) throws Exception {
        byte[] block = new byte[BLOCK];
        int length = 0;
        while (true) {
            int read = in.readNBytes(block, length, block.length - length);
            length += read;
            if (length < block.length) {
                if (length > 0) {
                    taker.take(block, length);
                }
                return;
            }
            int whole = lastLineEnd(block);
            if (whole == 0) {
                block = Arrays.copyOf(block, 2 * block.length);
                continue;
            }
            byte[] next = new byte[BLOCK];
            length -= whole;
            if (length > next.length) {
                next = new byte[2 * length];
            }
            System.arraycopy(block, whole, next, 0, length);
            taker.take(block, whole);
            block = next;
        }
    }

    private static int lastLineEnd(byte[] block) throws IOException {
        int at = block.length;
        while (at > 0 && block[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
