package dev.tarn.inmemory.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFileTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    private MVStore pages;
    private PageFile file;

    @BeforeEach
    void open() {
        pages = MvSettings.open(folder.resolve("pages").toString());
        file = (PageFile) pages.getFileStore();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void a_large_buffer_is_kept_while_commits_are_large() {
        commit(file.getWriteBuffer(), 20);
        WriteBuffer kept = file.getWriteBuffer();
        assertThat(kept.capacity()).isGreaterThanOrEqualTo(20 * MEGABYTE);
        commit(kept, 18);
        assertThat(file.getWriteBuffer()).isSameAs(kept);
        assertThat(kept.position()).isZero();
        assertThat(kept.capacity()).isGreaterThanOrEqualTo(20 * MEGABYTE);
    }

    @Test
    void one_that_was_too_small_is_followed_by_a_larger_one() {
        commit(file.getWriteBuffer(), 10);
        commit(file.getWriteBuffer(), 30);
        WriteBuffer larger = file.getWriteBuffer();
        assertThat(larger.capacity()).isGreaterThanOrEqualTo(30 * MEGABYTE);
        commit(larger, 30);
        assertThat(file.getWriteBuffer()).isSameAs(larger);
    }

    @Test
    void it_is_let_go_after_a_small_commit_and_never_kept_for_one_very_large_value() {
        commit(file.getWriteBuffer(), 20);
        commit(file.getWriteBuffer(), 1);
        assertThat(file.getWriteBuffer().capacity()).isLessThan(20 * MEGABYTE);
        commit(file.getWriteBuffer(), 70);
        assertThat(file.getWriteBuffer().capacity()).isLessThan(20 * MEGABYTE);
    }

    @Test
    void what_was_written_with_it_is_read_again() {
        String name = folder.resolve("values").toString();
        TreeMap<Long, String> written = new TreeMap<>();
        Random random = new Random(20261127);
        try (MVStore store = MvSettings.open(name)) {
            MVMap<Long, String> map = store.openMap("values");
            for (int commit : new int[] {9, 6, 1, 12, 5, 0, 7}) {
                for (int i = 0; i <= commit * 8; i++) {
                    long key = random.nextInt(400);
                    String value = Character.toString('a' + random.nextInt(26)).repeat(MEGABYTE / 8 + i);
                    map.put(key, value);
                    written.put(key, value);
                }
                store.commit();
            }
        }
        try (MVStore store = MvSettings.open(name)) {
            assertThat(new TreeMap<>(store.<Long, String>openMap("values"))).isEqualTo(written);
        }
    }

    private void commit(WriteBuffer buffer, int megabytes) {
        buffer.put(new byte[megabytes * MEGABYTE]).limit(megabytes * MEGABYTE);
        file.releaseWriteBuffer(buffer);
    }
}
