package dev.tarn.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process of the shipped server after an error of the JVM that it cannot recover from: a heap or metaspace that
 * is full, or an internal error. Such an error can stop any thread at any place, so that what is left in memory may be
 * wrong; data on disk are as after {@code kill -9}. An embedded Tarn never does this: its host's JVM is not Tarn's.
 */
final class FatalError {

    /** The status with which {@code -XX:+ExitOnOutOfMemoryError} ends a JVM. */
    static final int STATUS = 3;

    /** How many causes are looked at; a chain can be a ring. */
    private static final int DEEPEST = 20;

    /** Made before memory is short. */
    private static final byte[] LINE = ("Tarn ended (status " + STATUS + "): the Java heap is too small for what was"
                    + " asked of it. Data in a directory are safe; start Tarn again with a larger -Xmx."
                    + System.lineSeparator())
            .getBytes(StandardCharsets.UTF_8);

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private FatalError() {}

    /** Ends the process from now on where a thread ends with such an error. */
    static void endProcess() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            check(thrown);
            thrown.printStackTrace();
        });
    }

    /** Ends the process where this, or a cause of it, is such an error. */
    static void check(@Nullable Throwable thrown) {
        check(thrown, Runtime.getRuntime()::halt);
    }

    static void check(@Nullable Throwable thrown, IntConsumer halt) {
        if (isFatal(thrown)) {
            try {
                ERR.write(LINE);
            } catch (IOException e) {
                // Then it ends without a word.
            }
            halt.accept(STATUS);
        }
    }

    /**
     * {@return whether the JVM is not to be relied on any more} Not fatal are errors that end one task alone: a stack that
     * is too deep, an array longer than any may be, and a lack of direct memory or of threads, which pass.
     */
    static boolean isFatal(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof OutOfMemoryError && isOfHeap(String.valueOf(cause.getMessage()))) {
                return true;
            }
            if (cause instanceof InternalError || cause instanceof UnknownError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfHeap(String message) {
        return !message.contains("irect")
                && !message.contains("native thread")
                && !message.contains("array size exceeds");
    }
}
