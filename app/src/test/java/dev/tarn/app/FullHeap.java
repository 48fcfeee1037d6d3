package dev.tarn.app;

import dev.tarn.app.cli.Main;
import dev.tarn.app.process.FatalError;
import dev.tarn.app.process.ServerLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** A process that fills its heap in a thread of its own, while another one waits without end; {@link FatalErrorIT} starts it. */
final class FullHeap {

    private static final Deque<Object> KEPT = new ArrayDeque<>();

    private FullHeap() {}

    /** Prepares this process as {@link Main} does. With {@code logged} the error is caught and logged, as libraries do. */
    public static void main(String[] args) throws InterruptedException {
        FatalError.endProcess();
        System.setProperty("java.util.logging.manager", ServerLog.class.getName());
        boolean logged = args[0].equals("logged");
        new Thread(() -> fill(logged)).start();
        new CountDownLatch(1).await();
    }

    private static void fill(boolean logged) {
        try {
            while (true) {
                KEPT.add(new byte[100]);
            }
        } catch (OutOfMemoryError e) {
            if (!logged) {
                throw e;
            }
            LoggerFactory.getLogger(FullHeap.class).warn("A task failed", e);
        }
    }
}
