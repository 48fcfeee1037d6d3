package dev.tarn.app;

import dev.tarn.http.ServerControl;

/** What the housekeeping routes of the server do. */
record Control(Runnable resetting, Runnable resettingAll) implements ServerControl {

    @Override
    public void reset() {
        resetting.run();
    }

    @Override
    public void resetAll() {
        resettingAll.run();
    }

    @Override
    public String version() {
        return Version.text();
    }
}
