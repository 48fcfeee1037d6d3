package dev.tarn.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process of the shipped server after an error of the JVM that it cannot recover from: a heap or metaspace that
 * is full, or an internal error. Such an error can stop any thread at any place, so that what is left in memory may be
 * wrong; data on disk are as after {@code kill -9}. An embedded Tarn never does this: its host's JVM is not Tarn's.
 */
final class FatalError {

    /** The status with which {@code -XX:+ExitOnOutOfMemoryError} ends a JVM too, but without this line. */
    static final int STATUS = 3;

    /** How many causes are looked at; a chain can be a ring. */
    private static final int DEEPEST = 20;

    private static final byte[] HEAP_FULL =
            line("the Java heap is too small for what was asked of it", "start Tarn again with a larger -Xmx");

    private static final byte[] METASPACE_FULL = line(
            "the Java metaspace, which holds classes, is full", "start Tarn again with a larger -XX:MaxMetaspaceSize");

    private static final byte[] INTERNAL_ERROR =
            line("the Java virtual machine reported an internal error, which follows", "start Tarn again");

    /** Linked before memory is short. */
    private static final IntConsumer HALT = Runtime.getRuntime()::halt;

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    /** Heap that is given back when it is full, so that the end itself has some. */
    private static final AtomicReference<byte @Nullable []> RESERVE = new AtomicReference<>(new byte[64 * 1024]);

    private FatalError() {}

    /** Ends the process from now on where a thread ends with such an error. */
    static void endProcess() {
        rehearse();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            check(thrown);
            thrown.printStackTrace();
        });
    }

    /**
     * Does once what is done at the end. A JVM makes texts and classes at their first use, which throws again where the
     * heap is full; such a process would neither work nor end, not even on SIGTERM.
     */
    private static void rehearse() {
        Throwable example = fatal(new OutOfMemoryError("an example"));
        if (example != null) {
            line(example);
        }
        try {
            // It is the class by which the JDK halts.
            Class.forName("java.lang.Shutdown");
            ERR.write(new byte[0]);
        } catch (ClassNotFoundException | IOException e) {
            // Then it is made when it is used, from the reserve.
        }
    }

    /** Ends the process where this, or a cause of it, is such an error. */
    static void check(@Nullable Throwable thrown) {
        check(thrown, HALT);
    }

    static void check(@Nullable Throwable thrown, IntConsumer halt) {
        Throwable fatal = fatal(thrown);
        if (fatal != null) {
            try {
                RESERVE.set(null);
                tell(fatal);
            } finally {
                halt.accept(STATUS);
            }
        }
    }

    /** {@return the line that is printed} Made before memory is short. */
    private static byte[] line(String what, String remedy) {
        return ("Tarn ended (status " + STATUS + "): " + what + ". Data in a directory are safe; " + remedy + "."
                        + System.lineSeparator())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] line(Throwable fatal) {
        if (!(fatal instanceof OutOfMemoryError)) {
            return INTERNAL_ERROR;
        }
        return isOfMetaspace(fatal) ? METASPACE_FULL : HEAP_FULL;
    }

    private static void tell(Throwable fatal) {
        try {
            ERR.write(line(fatal));
        } catch (IOException e) {
            // Then it ends without a word.
        }
        if (!(fatal instanceof OutOfMemoryError)) {
            fatal.printStackTrace();
        }
    }

    /**
     * {@return the error, or the cause of it, after which the JVM is not to be relied on any more; null where there is none}
     * Not fatal are errors that end one task alone: a stack that is too deep, an array longer than any may be, and a lack of
     * direct memory or of threads, which pass.
     */
    private static @Nullable Throwable fatal(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof OutOfMemoryError && isOfHeap(String.valueOf(cause.getMessage()))) {
                return cause;
            }
            if (cause instanceof InternalError || cause instanceof UnknownError) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isOfMetaspace(Throwable error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("Metaspace") || message.contains("class space");
    }

    private static boolean isOfHeap(String message) {
        return !message.contains("irect")
                && !message.contains("native thread")
                && !message.contains("array size exceeds");
    }
}
