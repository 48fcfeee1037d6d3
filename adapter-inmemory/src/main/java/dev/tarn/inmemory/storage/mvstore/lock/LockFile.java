package dev.tarn.inmemory.storage.mvstore.lock;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The content of {@code tarn.lock}: {@code lock = owner (512 bytes of text), status, status, acknowledged}. The two slots
 * of the status are written alternately, each with a checksum, so that one is whole when the process is killed while it writes
 * the other. {@code acknowledged} is the sequence number of the last change that was answered, in 48 bits,
 * with a checksum of 16; it is one aligned store into mapped memory, which costs nanoseconds and survives
 * {@code kill -9}.
 *
 * <p>Not thread-safe: the thread that holds the write lock uses it.
 */
public final class LockFile {

    private static final int LENGTH = 4096;
    private static final int OWNER = 512;
    private static final int SLOT = 512;
    private static final int STATUS_BYTES = 48;
    private static final int ACKNOWLEDGED = 2048;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** How the directory was left. */
    public enum State {
        CREATING(1),
        OPEN(2),
        CLOSED(3);

        /** The persistent code. */
        private final int code;

        State(int code) {
            this.code = code;
        }

        private static Optional<State> of(int code) {
            return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
        }
    }

    /**
     * The status of the files beside the lock.
     *
     * @param identity of the data file
     * @param generation of the data file's last checkpoint
     * @param sequence of the last change in it
     * @param size of the data file in bytes
     */
    public record Status(State state, long identity, long generation, long sequence, long size) {}

    private final MappedByteBuffer bytes;
    private final boolean cut;
    private long serial;
    private Optional<Status> last = Optional.empty();
    private boolean damaged;

    private LockFile(MappedByteBuffer bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
        read(0);
        read(1);
        damaged |= cut
                || (last.isEmpty() && (!isZero(OWNER) || bytes.get(0) != 0))
                || (word() != 0 && acknowledged().isEmpty());
    }

    /** Maps a lock file into memory; makes it as long as it should be. */
    static LockFile map(FileChannel file) throws IOException {
        long size = file.size();
        if (size < LENGTH) {
            ByteBuffer zeros = ByteBuffer.allocate(LENGTH - (int) size);
            while (zeros.hasRemaining()) {
                file.write(zeros, size + zeros.position());
            }
        }
        return new LockFile(file.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH), size > 0 && size < LENGTH);
    }

    /** {@return the newest status whose checksum is right; empty where there is none} */
    public Optional<Status> last() {
        return cut ? Optional.empty() : last;
    }

    /** {@return the last acknowledged change; empty where it is not known} */
    public OptionalLong acknowledged() {
        long word = cut ? 0 : word();
        long sequence = word >>> 16;
        return word != 0 && word == word(sequence) ? OptionalLong.of(sequence) : OptionalLong.empty();
    }

    /** {@return whether the file contains bytes that Tarn did not write} */
    public boolean isDamaged() {
        return damaged;
    }

    public void acknowledge(long sequence) {
        LONG.setRelease(bytes, ACKNOWLEDGED, word(sequence));
    }

    void owner(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        bytes.put(0, new byte[OWNER]).put(0, line);
    }

    public void write(Status status) {
        serial++;
        byte[] slot = new byte[STATUS_BYTES];
        ByteBuffer fields = ByteBuffer.wrap(slot)
                .putLong(serial)
                .putInt(status.state().code)
                .putLong(status.identity())
                .putLong(status.generation())
                .putLong(status.sequence())
                .putLong(status.size());
        fields.putInt(checksum(slot));
        bytes.put(slot((int) (serial & 1)), slot);
        last = Optional.of(status);
    }

    private void read(int number) {
        byte[] bytesOfSlot = new byte[STATUS_BYTES];
        bytes.get(slot(number), bytesOfSlot);
        ByteBuffer slot = ByteBuffer.wrap(bytesOfSlot);
        long found = slot.getLong();
        Optional<State> state = State.of(slot.getInt());
        if (state.isEmpty() || found <= serial || slot.getInt(STATUS_BYTES - 4) != checksum(bytesOfSlot)) {
            return;
        }
        serial = found;
        last = Optional.of(new Status(state.get(), slot.getLong(), slot.getLong(), slot.getLong(), slot.getLong()));
    }

    private static int slot(int number) {
        return OWNER + number * SLOT;
    }

    /** Of all but the last four bytes, where it stands. */
    private static int checksum(byte[] slot) {
        CRC32C sum = new CRC32C();
        sum.update(slot, 0, STATUS_BYTES - 4);
        return (int) sum.getValue();
    }

    private long word() {
        return (long) LONG.getAcquire(bytes, ACKNOWLEDGED);
    }

    private static long word(long sequence) {
        return sequence << 16 | ((sequence + 1) * 0x9E37_79B9_7F4A_7C15L) >>> 48;
    }

    private boolean isZero(int from) {
        for (int i = from; i < LENGTH; i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
