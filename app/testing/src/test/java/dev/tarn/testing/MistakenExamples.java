package dev.tarn.testing;

import dev.tarn.ports.admin.TarnClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that cannot run; {@link TarnExtensionTest} reads the messages. */
final class MistakenExamples {

    private MistakenExamples() {}

    @TarnTest(seed = "classpath:carl.ndjson")
    static class WithoutItsSeed {

        @Test
        void does_not_run() {}
    }

    @TarnTest(seed = "src/test/resources/faulty.ndjson")
    static class WithAFaultySeed {

        @Test
        void does_not_run() {}
    }

    @TarnTest(pace = "fast")
    static class AtAnUnknownPace {

        @Test
        void does_not_run() {}
    }

    @TarnTest(pace = "real")
    static class WithADatastoreInTwentyMinutes {

        @Test
        void does_not_run(TestDatastore datastore) {}
    }

    @TarnTest(seed = "classpath:seed.ndjson", pace = "job-start=1m")
    static class WithASeedInAMinute {

        @Test
        void does_not_run() {}
    }

    @TarnTest(validation = "none")
    static class WithAnUnknownValidation {

        @Test
        void does_not_run() {}
    }

    @TarnTest
    static class WithTheClockOfOthers {

        @BeforeEach
        void each(TarnClock clock) {}

        @Test
        void does_not_run() {}
    }

    @TarnTest
    static class InBeforeAll {

        @BeforeAll
        static void all(TestDatastore datastore) {}

        @Test
        void does_not_run() {}
    }
}
