package dev.tarn.app;

import dev.tarn.http.ServerControl;
import dev.tarn.inmemory.LocalHealthLake;

/** What the housekeeping routes of the server do. */
record Control(LocalHealthLake lake) implements ServerControl {

    @Override
    public void reset() {
        lake.reset();
    }

    @Override
    public String version() {
        return Version.text();
    }
}
