package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.app.setting.BadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyDirectoryTest {

    private static final String ALL = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ACTION\",\"Resource\":\"*\"}}";
    private static final String TRUST = "{\"AssumeRolePolicyDocument\":{\"Statement\":{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"healthlake.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}},"
            + "\"Policies\":[\"reader\"]}";

    @TempDir
    Path directory;

    private Path write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    private static String policy(String action) {
        return ALL.replace("ACTION", action);
    }

    @Test
    void an_empty_directory_has_the_managed_policies_and_no_roles() {
        PolicyDirectory policies = PolicyDirectory.open(directory);

        assertThat(policies.get().policy("AmazonHealthLakeFullAccess")).isPresent();
        assertThat(policies.get().policy("reader")).isEmpty();
        assertThat(policies.get().roles()).isEmpty();
    }

    @Test
    void files_are_policies_and_roles_by_their_names() throws IOException {
        write("policies/reader.json", policy("healthlake:ReadResource"));
        write("policies/README.md", "not JSON");
        write("roles/Import.json", TRUST);

        PolicyDirectory policies = PolicyDirectory.open(directory);

        assertThat(policies.get().policies()).containsOnlyKeys("reader");
        assertThat(policies.get().roles().orElseThrow()).containsOnlyKeys("Import");
    }

    @Test
    void every_fault_is_told_with_its_file_and_place() throws IOException {
        write("policies/reader.json", policy("ReadResource"));
        write("policies/bad name.json", policy("*"));
        write("policies/long.json", " ".repeat(70_000));
        write("policies/broken.json", "{");
        write("roles/Import.json", TRUST);

        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> PolicyDirectory.open(directory))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .anyMatch(fault -> fault.startsWith(
                                directory.resolve("policies/reader.json") + ": Statement.Action: 'ReadResource'"))
                        .anyMatch(fault -> fault.contains("bad name.json: the name of the file"))
                        .anyMatch(fault -> fault.contains("long.json: the file has 70000 bytes"))
                        .anyMatch(fault -> fault.contains("broken.json: not JSON: the text ends too early"))
                        .anyMatch(fault -> fault.contains("Import.json: Policies[0]: there is no policy 'reader'"))
                        .hasSize(5));
    }

    @Test
    void an_action_that_no_request_has_is_worth_a_warning() throws IOException {
        write("policies/reader.json", policy("healthlake:ReadPatient"));
        write("policies/other.json", policy("healthlake:Read*"));

        assertThat(PolicyFiles.read(directory).warnings())
                .containsExactly("policies/reader.json: no request of Tarn has the action 'healthlake:ReadPatient'");
    }

    @Test
    void a_changed_file_is_read_again_and_a_faulty_one_is_not() throws IOException {
        AtomicLong nanos = new AtomicLong();
        Path file = write("policies/reader.json", policy("healthlake:ReadResource"));
        PolicyDirectory policies = PolicyDirectory.open(directory, nanos::get);

        write("policies/second.json", policy("s3:*"));
        assertThat(policies.get().policies()).containsOnlyKeys("reader");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policies.get().policies()).containsOnlyKeys("reader", "second");

        Files.writeString(file, "{");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policies.get().policies()).containsOnlyKeys("reader", "second");

        Files.delete(file);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policies.get().policies()).containsOnlyKeys("second");
    }

    @Test
    void an_empty_directory_of_roles_that_is_made_later_is_noticed() throws IOException {
        AtomicLong nanos = new AtomicLong();
        PolicyDirectory policies = PolicyDirectory.open(directory, nanos::get);
        assertThat(policies.get().roles()).isEmpty();

        Files.createDirectory(directory.resolve("roles"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policies.get().roles())
                .as("no role may be passed from now on")
                .hasValue(Map.of());

        Files.delete(directory.resolve("roles"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policies.get().roles()).isEmpty();
    }
}
