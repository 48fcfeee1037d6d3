package dev.tarn.app.bench.limit;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.Rounds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Writes the bytes of the input once into a file, and the place of each line by its id into a map of H2's MVStore, on one
 * thread: the least that a store with lookup by id must do. It is committed every 500 lines, without SQL.
 */
public final class PlainMap {

    private static final int BATCH = 500;
    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel bodies;
    private final MVStore store;
    private final MVMap<String, Long> places;
    private long position;
    private int uncommitted;

    private PlainMap(Path folder) throws IOException {
        bodies = FileChannel.open(folder.resolve("bodies"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        store = new MVStore.Builder()
                .fileName(folder.resolve("ids").toString())
                .autoCommitDisabled()
                .open();
        places = store.openMap("ids");
    }

    /** Takes the directory of the input, and one for the files. */
    public static void main(String[] arguments) throws Exception {
        Input input = Input.of(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        PlainMap[] open = new PlainMap[1];
        Rounds.serve(
                asked -> {
                    if (open[0] != null) {
                        open[0].close();
                    }
                    Files.deleteIfExists(folder.resolve("bodies"));
                    Files.deleteIfExists(folder.resolve("ids"));
                    open[0] = new PlainMap(folder);
                },
                asked -> open[0].write(input));
        if (open[0] != null) {
            open[0].close();
        }
    }

    private void write(Input input) throws Exception {
        Lines.read(input, (block, length) -> {
            long begin = position;
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
            while (bytes.hasRemaining()) {
                position += bodies.write(bytes);
            }
            for (int from = 0; from < length; ) {
                int to = from;
                while (to < length && block[to] != '\n') {
                    to++;
                }
                places.put(id(block, from, to), begin + from);
                if (++uncommitted % BATCH == 0) {
                    store.commit();
                }
                from = to + 1;
            }
        });
        store.commit();
    }

    /** {@return the text of the first member that is called id, which in the input is the resource's own} */
    private static String id(byte[] block, int from, int to) {
        for (int at = from; at + ID.length < to; at++) {
            int same = 0;
            while (same < ID.length && block[at + same] == ID[same]) {
                same++;
            }
            if (same == ID.length) {
                int begin = at + ID.length;
                int end = begin;
                while (end < to && block[end] != '"') {
                    end++;
                }
                return new String(block, begin, end - begin, StandardCharsets.US_ASCII);
            }
        }
        return Integer.toString(from);
    }

    private void close() throws IOException {
        store.close();
        bodies.close();
    }
}
