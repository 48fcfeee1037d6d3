package dev.tarn.inmemory.storage.schema.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.RecoveredDirectory;
import dev.tarn.inmemory.storage.mvstore.log.LogHeader;
import dev.tarn.inmemory.storage.mvstore.log.RedoLog;
import dev.tarn.inmemory.storage.schema.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages data directories, after a clean stop and after a kill, and reads everything: an answer is right, or the damage
 * is reported. {@code -Dtarn.damage.flips=<n>} flips that many single bytes more, {@code -Dtarn.damage.seed=<n>} others.
 * {@code -Dtarn.damage.step=1} recovers after each single block was zeroed, instead of each seventh.
 */
class DamageTest {

    private static final int RESOURCES = 60;
    private static final int BLOCK = 4104;
    private static final String FILE = "tarn.mv.db";
    private static final String LOG = "tarn.redo";
    private static final String LOCK = "tarn.lock";
    private static final String KILLED = "killed-4";
    private static final int FLIPS = Integer.getInteger("tarn.damage.flips", 120);
    private static final long SEED = Long.getLong("tarn.damage.seed", 20261128);

    /** Of the blocks of the file, each so many is zeroed. */
    private static final int STEP = Integer.getInteger("tarn.damage.step", 7);

    private static final Map<String, Integer> KEPT = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static DamageSample sample;

    @BeforeAll
    static void make() throws IOException {
        sample = new DamageSample(folder, RESOURCES);
    }

    @Test
    void what_was_not_damaged_is_read_as_it_was_acknowledged() {
        for (String moment : List.of("killed-0", "killed-2", KILLED, "closed", "other")) {
            assertThat(sample.readAll(sample.copyOf(moment), moment)).isEqualTo(sample.model(moment));
        }
    }

    @Test
    void damage_of_every_kind_is_reported_or_does_no_harm() {
        List<String> silent = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, Consumer<Path>> damage : damages().entrySet()) {
            for (String moment : List.of(KILLED, "closed")) {
                Path copy = sample.copyOf(moment);
                damage.getValue().accept(copy);
                silent.addAll(silent(damage.getKey(), copy, moment));
                count++;
            }
        }
        assertThat(silent).isEmpty();
        assertThat(count).isGreaterThan(80);
    }

    @Test
    void what_is_gone_from_under_a_killed_process_is_refused() {
        Map<String, String> why = new LinkedHashMap<>();
        why.put("log: removed", "tarn.redo is gone or empty");
        why.put("log: empty", "tarn.redo is gone or empty");
        why.put("log: cut by a byte", "tarn.redo was cut");
        why.put("log: cut by half", "tarn.redo was cut");
        why.put("log: last record damaged", "cannot be read");
        why.put("log: last record zeroed", "cannot be read");
        why.put("log: of another directory", "tarn.redo belongs to other data");
        why.put("log: of the moment before", "tarn.redo is an older copy");
        why.put("file: removed", "tarn.mv.db is gone");
        why.put("file: of another directory", "tarn.lock belongs to other data");
        why.put("file: an older copy", "tarn.mv.db is damaged, or is an older copy");
        why.put("file and log: older copies", "tarn.mv.db is damaged, or is an older copy");
        why.put("lock and log: removed", "tarn.redo is gone or empty");
        why.put("lock: of another directory", "tarn.lock belongs to other data");
        Map<String, Consumer<Path>> damages = damages();
        why.forEach((name, message) -> {
            Path copy = sample.copyOf(KILLED);
            damages.get(name).accept(copy);
            try {
                Database.open(copy).close();
                fail(name + ": opened");
            } catch (DirectoryException e) {
                assertThat(e)
                        .hasMessageContaining(message)
                        .hasMessageContaining(copy.getFileName().toString());
            }
        });
    }

    @Test
    void single_bytes_flipped_anywhere_are_reported_or_do_no_harm() {
        Random random = new Random(SEED);
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            String moment = random.nextBoolean() ? KILLED : "closed";
            String file = i % 6 == 0 ? LOCK : i % 3 == 0 && moment.equals(KILLED) ? LOG : FILE;
            byte[] bytes = sample.bytes(moment, file);
            int at = random.nextInt(file.equals(LOG) ? end(bytes) : bytes.length);
            byte flip = (byte) (1 << random.nextInt(8));
            Path copy = sample.copyOf(moment);
            change(file, all -> flip(all, at, flip)).accept(copy);
            silent.addAll(silent(file + " byte " + at + " of " + moment + " ^ " + flip, copy, moment));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void a_recovery_keeps_what_is_whole_and_lists_what_is_lost() {
        List<String> silent = new ArrayList<>();
        damages().forEach((name, damage) -> {
            Path copy = sample.copyOf(KILLED);
            damage.accept(copy);
            RecoveredDirectory report = DatabaseRecovery.recover(copy, Scope.of("123456789012", "us-east-1"));
            Map<String, String> found = sample.readAll(copy, KILLED);
            Map<String, String> model = sample.model(KILLED);
            found.forEach((key, text) -> {
                if (!text.equals(model.get(key))) {
                    silent.add(name + ": made up " + key);
                }
            });
            if (!found.equals(model) && report.lost().isEmpty()) {
                silent.add(name + ": lost without a word: " + difference(model, found));
            }
            KEPT.put(name, 100 * found.size() / model.size());
        });
        assertThat(silent).isEmpty();
        KEPT.forEach((name, percent) -> {
            if (name.matches(
                    "file: block \\d+ .*|log: .*|lock: .*|file: two blocks swapped|file: every name of a map")) {
                assertThat(percent).as(name).isGreaterThan(90);
            }
            if (name.matches(
                    "file: identity.*|file: first 4096 bytes zeroed|file: both headers.*|file: (first|second) header")) {
                assertThat(percent).as(name).isEqualTo(100);
            }
        });
    }

    @Test
    void a_recovery_keeps_what_lies_outside_of_a_zeroed_block() {
        byte[] whole = sample.bytes(KILLED, FILE);
        Map<String, String> model = sample.model(KILLED);
        List<String> wrong = new ArrayList<>();
        int blocks = (whole.length - 4096) / BLOCK;
        for (int block = 2; block < blocks; block += STEP) {
            int from = 4096 + block * BLOCK;
            Path copy = sample.copyOf(KILLED);
            change(FILE, b -> zero(b, from, BLOCK)).accept(copy);
            RecoveredDirectory report = DatabaseRecovery.recover(copy, Scope.of("123456789012", "us-east-1"));
            Map<String, String> found = sample.readAll(copy, KILLED);
            if (!model.entrySet().containsAll(found.entrySet())) {
                wrong.add("block " + block + ": made up " + difference(model, found));
            }
            if (found.size() < model.size() && report.lost().isEmpty()) {
                wrong.add("block " + block + ": lost without a word");
            }
            if (found.size() < model.size() * 9 / 10) {
                wrong.add("block " + block + ": kept only " + found.size() + " of " + model.size());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** {@return what is wrong without a word} */
    private static List<String> silent(String damage, Path directory, String moment) {
        try {
            Map<String, String> found = sample.readAll(directory, moment);
            return found.equals(sample.model(moment))
                    ? List.of()
                    : List.of(damage + " (" + moment + "): " + difference(sample.model(moment), found));
        } catch (DirectoryException | Internal e) {
            boolean clear = e.getMessage().contains(directory.getFileName().toString())
                    && (e.getMessage().contains("--recover") || e.getMessage().contains("put it back"));
            return clear ? List.of() : List.of(damage + ": unclear message " + e.getMessage());
        } catch (RuntimeException e) {
            return List.of(damage + ": " + e);
        }
    }

    private static String difference(Map<String, String> model, Map<String, String> found) {
        List<String> lines = new ArrayList<>();
        model.forEach((key, text) -> {
            if (!text.equals(found.get(key))) {
                lines.add((found.containsKey(key) ? "other " : "missing ") + key);
            }
        });
        found.keySet().stream().filter(key -> !model.containsKey(key)).forEach(key -> lines.add("more " + key));
        return lines.size() + " differ: " + lines.subList(0, Math.min(4, lines.size()));
    }

    private static Map<String, Consumer<Path>> damages() {
        Map<String, Consumer<Path>> all = new LinkedHashMap<>();
        Random random = new Random(SEED);
        all.put("file: identity, first copy", change(FILE, b -> flip(b, 30, 1)));
        all.put("file: identity, both copies", change(FILE, b -> flip(flip(b, 30, 1), 2048 + 30, 1)));
        all.put("file: first 4096 bytes zeroed", change(FILE, b -> zero(b, 0, 4096)));
        all.put("file: first header", change(FILE, b -> flip(b, 4096 + 20, 1)));
        all.put("file: second header", change(FILE, b -> flip(b, 4096 + BLOCK + 20, 1)));
        all.put("file: both headers", change(FILE, b -> flip(flip(b, 4096 + 20, 1), 4096 + BLOCK + 20, 1)));
        all.put("file: both headers zeroed", change(FILE, b -> zero(b, 4096, 2 * BLOCK)));
        all.put("file: every chunk's first byte", change(FILE, b -> everywhere(b, "chunk:", 0)));
        all.put("file: every name of a map", change(FILE, b -> everywhere(b, "name.tarn.", 6)));
        all.put("file: every text of a resource", change(FILE, b -> everywhere(b, "text of Patient", 9)));
        for (int i = 2; i < 42; i += 4) {
            int block = i;
            all.put("file: block " + i + " zeroed", change(FILE, b -> zero(b, at(b, block), BLOCK)));
            all.put("file: block " + i + " random", change(FILE, b -> noise(b, at(b, block), BLOCK)));
            all.put("file: block " + i + " flipped", change(FILE, b -> flip(b, at(b, block) + 700, 4)));
        }
        all.put("file: two blocks swapped", change(FILE, b -> swap(b, at(b, 5), at(b, 9), BLOCK)));
        all.put("file: a block twice", change(FILE, b -> copy(b, at(b, 5), b, at(b, 9), BLOCK)));
        all.put(
                "file: a block of another directory",
                c -> change(FILE, b -> {
                            byte[] other = sample.bytes("other", FILE);
                            return copy(other, at(other, 5), b, at(b, 5), BLOCK);
                        })
                        .accept(c));
        all.put("file: cut by a byte", change(FILE, b -> Arrays.copyOf(b, b.length - 1)));
        all.put("file: cut by a block", change(FILE, b -> Arrays.copyOf(b, b.length - BLOCK)));
        all.put("file: cut by half", change(FILE, b -> Arrays.copyOf(b, b.length / 2)));
        all.put("file: cut to the headers", change(FILE, b -> Arrays.copyOf(b, 4096 + 2 * BLOCK)));
        all.put("file: empty", change(FILE, b -> new byte[0]));
        all.put("file: garbage appended", change(FILE, b -> noise(Arrays.copyOf(b, b.length + 9999), b.length, 9999)));
        all.put("file: zeros appended", change(FILE, b -> Arrays.copyOf(b, b.length + 5 * BLOCK)));
        all.put("file: removed", c -> remove(c, FILE));
        all.put("file: of another directory", c -> put(c, FILE, sample.bytes("other", FILE)));
        all.put("file: an older copy", c -> put(c, FILE, sample.bytes("killed-1", FILE)));
        all.put("file: second half is older", change(FILE, b -> {
            byte[] older = sample.bytes("killed-2", FILE);
            return copy(older, older.length / 2, b, older.length / 2, older.length - older.length / 2);
        }));
        all.put("file: first half is older", change(FILE, b -> {
            byte[] older = sample.bytes("killed-2", FILE);
            return copy(older, 0, b, 0, older.length / 2);
        }));
        all.put("file and log: older copies", c -> {
            put(c, FILE, sample.bytes("killed-1", FILE));
            put(c, LOG, sample.bytes("killed-1", LOG));
        });
        all.put("file and log: swapped", c -> {
            byte[] log = sample.bytes(KILLED, LOG);
            put(c, LOG, sample.bytes(KILLED, FILE));
            put(c, FILE, log);
        });
        all.put("log: removed", c -> remove(c, LOG));
        all.put("log: empty", c -> put(c, LOG, new byte[0]));
        for (int i : new int[] {3, 9, 17, 25, 33, 41}) {
            all.put("log: header byte " + i, log(b -> flip(b, i, 2)));
        }
        all.put("log: length of the first record", log(b -> flip(b, 66, 1)));
        all.put("log: length of the first record huge", log(b -> flip(b, 64, 0x7F)));
        all.put("log: length of the first record zeroed", log(b -> zero(b, 64, 4)));
        all.put("log: checksum of the first record", log(b -> flip(b, 69, 1)));
        all.put("log: number of the first record", log(b -> flip(b, 79, 1)));
        all.put("log: body of the first record", log(b -> flip(b, 120, 1)));
        all.put("log: middle", log(b -> flip(b, end(b) / 2, 1)));
        all.put("log: middle zeroed", log(b -> zero(b, end(b) / 2, 512)));
        all.put("log: last record damaged", log(b -> flip(b, end(b) - 1, 1)));
        all.put("log: last record zeroed", log(b -> zero(b, end(b) - 200, 200)));
        all.put("log: cut by a byte", log(b -> Arrays.copyOf(b, b.length - 1)));
        all.put("log: cut behind the last record", log(b -> Arrays.copyOf(b, end(b))));
        all.put("log: cut by half", log(b -> Arrays.copyOf(b, end(b) / 2)));
        all.put("log: garbage appended", log(b -> noise(Arrays.copyOf(b, b.length + 999), b.length, 999)));
        all.put("log: twice", log(b -> {
            byte[] twice = Arrays.copyOf(b, end(b) * 2);
            return copy(b, 0, twice, end(b), end(b));
        }));
        all.put("log: of another directory", c -> put(c, LOG, sample.bytes("other", LOG)));
        all.put("log: of the moment before", c -> put(c, LOG, sample.bytes("killed-2", LOG)));
        all.put("log: of this moment", c -> put(c, LOG, sample.bytes(KILLED, LOG)));
        all.put("lock: removed", c -> remove(c, LOCK));
        all.put("lock: empty", c -> put(c, LOCK, new byte[0]));
        all.put("lock: garbage", change(LOCK, b -> noise(b, 0, b.length)));
        all.put("lock: zeroed", change(LOCK, b -> zero(b, 0, b.length)));
        all.put("lock: cut by half", change(LOCK, b -> Arrays.copyOf(b, b.length / 2)));
        all.put("lock: first note", change(LOCK, b -> flip(b, 520, 1)));
        all.put("lock: second note", change(LOCK, b -> flip(b, 1032, 1)));
        all.put("lock: acknowledged", change(LOCK, b -> flip(b, 2048 + random.nextInt(8), 1)));
        all.put("lock: of another directory", c -> put(c, LOCK, sample.bytes("other", LOCK)));
        all.put("lock: an older copy", c -> put(c, LOCK, sample.bytes("killed-1", LOCK)));
        all.put("lock and log: removed", c -> {
            remove(c, LOCK);
            remove(c, LOG);
        });
        all.put("lock and log: older copies", c -> {
            put(c, LOCK, sample.bytes("killed-1", LOCK));
            put(c, LOG, sample.bytes("killed-1", LOG));
        });
        return all;
    }

    /** A damage of the log, where there is one. */
    private static Consumer<Path> log(UnaryOperator<byte[]> how) {
        return directory -> {
            if (Files.exists(directory.resolve(LOG))) {
                change(LOG, how).accept(directory);
            }
        };
    }

    private static Consumer<Path> change(String file, UnaryOperator<byte[]> how) {
        return directory -> {
            try {
                put(directory, file, how.apply(Files.readAllBytes(directory.resolve(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static void put(Path directory, String file, byte[] bytes) {
        try {
            Files.write(directory.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory, String file) {
        try {
            Files.deleteIfExists(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return where a block begins; from the beginning again where there are fewer} */
    private static int at(byte[] file, int block) {
        int blocks = (file.length - 4096) / BLOCK;
        return 4096 + (2 + (block - 2) % (blocks - 2)) * BLOCK;
    }

    /** {@return where the last record of the log ends; behind it there may be records of before} */
    private static int end(byte[] log) {
        int end = LogHeader.LENGTH;
        for (int length = length(log, end); length > 0; length = length(log, end)) {
            end += RedoLog.FRAME + length;
        }
        return end;
    }

    private static int length(byte[] log, int at) {
        return ByteBuffer.wrap(log, at, Integer.BYTES).getInt();
    }

    private static byte[] flip(byte[] bytes, int at, int bits) {
        bytes[at] ^= (byte) bits;
        return bytes;
    }

    private static byte[] zero(byte[] bytes, int from, int length) {
        Arrays.fill(bytes, from, Math.min(bytes.length, from + length), (byte) 0);
        return bytes;
    }

    private static byte[] noise(byte[] bytes, int from, int length) {
        byte[] noise = new byte[length];
        new Random(SEED).nextBytes(noise);
        return copy(noise, 0, bytes, from, length);
    }

    private static byte[] swap(byte[] bytes, int one, int other, int length) {
        byte[] kept = Arrays.copyOfRange(bytes, one, one + length);
        copy(bytes, other, bytes, one, length);
        return copy(kept, 0, bytes, other, length);
    }

    private static byte[] copy(byte[] from, int at, byte[] to, int where, int length) {
        System.arraycopy(from, at, to, where, Math.min(length, to.length - where));
        return to;
    }

    private static byte[] everywhere(byte[] bytes, String text, int offset) {
        byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i + sought.length < bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                bytes[i + offset] ^= 1;
            }
        }
        return bytes;
    }
}
