package dev.tarn.inmemory.storage.mvstore;

/** A daemon thread that runs until it is ended. */
final class BackgroundThread {

    private final Thread thread;

    BackgroundThread(String name, Runnable work) {
        this.thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the thread to end, which the caller has requested before. An interrupt does not end the wait. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
