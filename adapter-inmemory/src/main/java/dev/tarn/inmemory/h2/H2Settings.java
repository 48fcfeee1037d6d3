package dev.tarn.inmemory.h2;

import java.util.List;

/** How H2 is set, and why. */
final class H2Settings {

    /** For the first connection, which opens the file. */
    static final String OPENING = String.join(
            "",
            List.of(
                    // While it is opened or made. After that, Ledger decides when something is written.
                    ";WRITE_DELAY=0",
                    // For how long a part of the file is left alone after it was written, in milliseconds: H2's 45 s
                    // would let a minute of small writes take gigabytes.
                    ";RETENTION_TIME=3000",
                    // In kB. H2 would take a sixteenth of the heap.
                    ";CACHE_SIZE=32768",
                    // Closing does not take the time to make the file smaller.
                    ";MAX_COMPACT_TIME=0",
                    // No query here has two plans to choose from; counting samples reads whole bodies.
                    ";ANALYZE_AUTO=0",
                    // Tarn closes what it has opened. H2's hook would close it while others are still writing.
                    ";DB_CLOSE_ON_EXIT=FALSE",
                    // DirectoryLock is taken by now, and H2 locks its file besides, through the operating system.
                    ";FILE_LOCK=NO",
                    // No trace file beside the data; whatever H2 has to say it throws.
                    ";TRACE_LEVEL_FILE=0"));

    /** For all others: whoever reads takes rows one by one, so that no more of them are in memory than are used. */
    static final String READING = ";IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=TRUE";

    private H2Settings() {}
}
