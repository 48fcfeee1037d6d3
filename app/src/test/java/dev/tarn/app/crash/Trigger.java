package dev.tarn.app.crash;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Kills a server when its moment has come. */
final class Trigger {

    private final KillMoment moment;
    private final Server server;
    private final boolean dryRun;
    private int answers;
    private int progress;
    private boolean pulled;

    Trigger(KillMoment moment, Server server, boolean dryRun) {
        this.moment = moment;
        this.server = server;
        this.dryRun = dryRun;
    }

    /** A request was answered. */
    synchronized void answered() {
        answers++;
        pullIfDue();
    }

    /** A job was seen to have come further. */
    synchronized void progressed() {
        progress++;
        pullIfDue();
    }

    /** {@return whether the server has been killed, or will be in a moment} */
    synchronized boolean pulled() {
        return pulled;
    }

    /** {@return whether the moment has come, and the server is to live on} */
    synchronized boolean isOver() {
        return dryRun && pulled;
    }

    private void pullIfDue() {
        if (!pulled && (answers >= moment.answers() || progress >= moment.progress())) {
            pulled = true;
            if (dryRun) {
                return;
            }
            Executor then = CompletableFuture.delayedExecutor(moment.millis(), TimeUnit.MILLISECONDS);
            then.execute(server::kill);
        }
    }
}
