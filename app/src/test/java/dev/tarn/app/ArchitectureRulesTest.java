package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tarn.app.storage.mvstore.EngineOfTables;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of {@link ArchitectureTest} whose condition is a list: each entry fails on a class that is against it. */
class ArchitectureRulesTest {

    static class MillisSleeper {
        void rest() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static class NanosSleeper {
        void rest() throws InterruptedException {
            Thread.sleep(1, 1);
        }
    }

    static class UnitSleeper {
        void rest() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static class Parker {
        void rest() {
            LockSupport.parkNanos(1);
        }
    }

    static class Waiter {
        void rest(Thread other) throws InterruptedException {
            other.join(Duration.ofSeconds(1).toMillis());
        }
    }

    static class StoreImpl {}

    static class StoreManager {}

    static class StoreManagerModule {}

    static class StoreHelper {}

    static class StoreUtils {}

    static class AbstractStore {}

    static class BaseStore {}

    static class Implicit {}

    static class Base64 {}

    static class Utility {}

    static class H2Namer {
        final Class<?> engine = MVStore.class;
    }

    @Test
    void a_class_that_names_h2_outside_the_storage_engine_fails() {
        assertThat(fails(ArchitectureTest.only_the_storage_engine_names_h2, H2Namer.class))
                .isTrue();
        assertThat(fails(ArchitectureTest.only_the_storage_engine_names_h2, EngineOfTables.class, Utility.class))
                .isFalse();
    }

    @Test
    void a_storage_engine_that_knows_a_table_of_tarn_fails() {
        assertThat(fails(ArchitectureTest.the_storage_engine_knows_none_of_tarns_tables, EngineOfTables.class))
                .isTrue();
        assertThat(fails(ArchitectureTest.the_storage_engine_knows_none_of_tarns_tables, MvStorage.class))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {MillisSleeper.class, NanosSleeper.class, UnitSleeper.class, Parker.class})
    void a_class_that_sleeps_fails(Class<?> sleeper) {
        assertThat(sleeps(sleeper)).isTrue();
    }

    @Test
    void a_class_that_waits_for_an_event_passes() {
        assertThat(sleeps(Waiter.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StoreImpl.class,
                StoreManager.class,
                StoreManagerModule.class,
                StoreHelper.class,
                StoreUtils.class,
                AbstractStore.class,
                BaseStore.class
            })
    void a_name_with_a_word_of_no_meaning_fails(Class<?> named) {
        assertThat(isMisnamed(named)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Implicit.class, Base64.class, Utility.class})
    void a_name_that_only_begins_like_one_passes(Class<?> named) {
        assertThat(isMisnamed(named)).isFalse();
    }

    private static boolean fails(ArchRule rule, Class<?>... types) {
        return rule.evaluate(new ClassFileImporter().importClasses(types)).hasViolation();
    }

    private static boolean sleeps(Class<?> type) {
        return fails(ArchitectureTest.no_thread_sleeps_but_in_a_pause, type);
    }

    private static boolean isMisnamed(Class<?> type) {
        return fails(ArchitectureTest.names_are_words_of_the_field, type);
    }
}
