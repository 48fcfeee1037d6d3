package dev.tarn.app.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process of the shipped server after an error of the JVM that it cannot recover from: a full heap or
 * metaspace, or an internal error. Such an error can stop any thread at any point, so the state in memory may be
 * inconsistent; data on disk are as after {@code kill -9}. An embedded Tarn never does this: its host's JVM is not
 * Tarn's.
 */
public final class FatalError {

    /** The exit status, the same as that of {@code -XX:+ExitOnOutOfMemoryError}, which prints no message. */
    public static final int STATUS = 3;

    /** The maximum number of causes to inspect, because a chain of causes can be cyclic. */
    private static final int DEEPEST = 20;

    private static final byte[] HEAP_FULL =
            line("the Java heap is too small for what was asked of it", "start Tarn again with a larger -Xmx");

    private static final byte[] METASPACE_FULL = line(
            "the Java metaspace, which holds classes, is full", "start Tarn again with a larger -XX:MaxMetaspaceSize");

    private static final byte[] INTERNAL_ERROR =
            line("the Java virtual machine reported an internal error, which follows", "start Tarn again");

    /** Linked early, before memory is short. */
    private static final IntConsumer HALT = Runtime.getRuntime()::halt;

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    /** Reserve of heap, released when the heap is full, so that the process can print its message and exit. */
    private static final AtomicReference<byte @Nullable []> RESERVE = new AtomicReference<>(new byte[64 * 1024]);

    private FatalError() {}

    /** Installs the handler: from now on, a thread that dies of such an error ends the process. */
    public static void endProcess() {
        rehearse();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            check(thrown);
            thrown.printStackTrace();
        });
    }

    /**
     * Rehearses the exit. A JVM creates strings and loads classes at their first use, which fails again when the heap
     * is full; such a process would neither work nor end, not even on SIGTERM.
     */
    private static void rehearse() {
        Throwable example = fatal(new OutOfMemoryError("an example"));
        if (example != null) {
            line(example);
        }
        try {
            // The class that the JDK uses to halt.
            Class.forName("java.lang.Shutdown");
            ERR.write(new byte[0]);
        } catch (ClassNotFoundException | IOException e) {
            // The class is then loaded at its use, from the reserve.
        }
    }

    /** Ends the process if the throwable, or one of its causes, is such an error. */
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

    /** {@return the line to print} Built before memory is short. */
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
            // The process then ends without a message.
        }
        if (!(fatal instanceof OutOfMemoryError)) {
            fatal.printStackTrace();
        }
    }

    /**
     * {@return the error, or the cause of it, after which the JVM is unreliable; null if there is none} Errors that end
     * only one task are not fatal: a stack overflow, an array above the size limit, and a temporary lack of direct
     * memory or threads.
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
