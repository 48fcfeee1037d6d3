package dev.tarn.inmemory.storage.mvstore;

/** A thread that works until it is ended, and keeps no process alive. */
final class BackgroundThread {

    private final Thread thread;

    BackgroundThread(String name, Runnable work) {
        this.thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for its end, which somebody has told it to come to; whoever is interrupted meanwhile waits all the same. */
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
