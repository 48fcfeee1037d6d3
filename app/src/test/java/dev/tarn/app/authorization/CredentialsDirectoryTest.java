package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.http.signature.key.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsDirectoryTest {

    private static final AccountId ACCOUNT = new AccountId("123456789012");

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();

    private Path file() {
        return directory.resolve("credentials");
    }

    private CredentialsDirectory open(String content) throws IOException {
        Files.writeString(file(), content);
        return open();
    }

    private CredentialsDirectory open() {
        return CredentialsDirectory.open(directory, ACCOUNT, name -> name.equals("reader"), nanos::get);
    }

    private static String profile(String name, String id, String... more) {
        return "[" + name + "]\naws_access_key_id = " + id + "\naws_secret_access_key = secret-of-" + id + "\n"
                + String.join("\n", more) + "\n";
    }

    private static AccessKey key(CredentialsDirectory keys, String id) {
        return keys.find(id).orElseThrow();
    }

    @Test
    void a_profile_is_a_user_of_its_account() throws IOException {
        CredentialsDirectory keys = open("# made by hand\n\n"
                + profile(
                        "alice",
                        "KEY1",
                        "aws_account_id = 111122223333          ; AWS's own name for it",
                        "tarn_policy = reader, reader",
                        "region = us-east-1")
                + profile("bob", "KEY2"));

        AccessKey alice = key(keys, "KEY1");
        assertThat(alice.secret()).isEqualTo("secret-of-KEY1");
        assertThat(alice.account()).isEqualTo(new AccountId("111122223333"));
        assertThat(alice.user().arn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(alice.user().policies()).containsExactly("reader", "reader");
        assertThat(key(keys, "KEY2").user().arn()).isEqualTo("arn:aws:iam::123456789012:user/bob");
        assertThat(key(keys, "KEY2").user().policies()).isEmpty();
        assertThat(keys.find("KEY3")).isEmpty();
    }

    @Test
    void a_profile_with_a_token_is_a_session_that_may_expire() throws IOException {
        AccessKey job = key(
                open(profile("night-job", "KEY", "aws_session_token = TOKEN==", "tarn_expires = 2026-12-31T00:00:00Z")),
                "KEY");

        assertThat(job.sessionToken()).contains("TOKEN==");
        assertThat(job.expires()).contains(Instant.parse("2026-12-31T00:00:00Z"));
        assertThat(job.user().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/night-job/local");
    }

    @Test
    void a_profile_of_other_means_is_left_alone() throws IOException {
        CredentialsDirectory keys =
                open("[default]\nrole_arn = arn:aws:iam::123456789012:role/R\n" + profile("a", "KEY"));
        assertThat(keys.find("KEY")).isPresent();
    }

    @Test
    void every_fault_is_told_with_its_line_and_without_a_secret() {
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> open(
                        "name = before\n" // 1
                                + "[bad name]\n" // 2
                                + "[alice]\n" // 3
                                + "aws_access_key_id = KEY1\n" // 4
                                + "aws_account_id = 42\n" // 5
                                + "aws_secret_access_key = hidden\n" // 6
                                + "aws_secret_access_key = hidden\n" // 7
                                + "tarn_polices = reader\n" // 8
                                + "tarn_policy = writer\n" // 9
                                + "tarn_expires = tomorrow\n" // 10
                                + "hidden\n" // 11
                                + "[bob]\n" // 12
                                + "aws_access_key_id = KEY2\n"
                                + "[carol]\n" // 14
                                + "aws_access_key_id = KEY1\n" // 15
                                + "aws_secret_access_key = hidden\n"
                                + "[carol]\n")) // 17
                .satisfies(fault -> {
                    String[] lines = fault.getMessage().split(System.lineSeparator(), -1);
                    assertThat(lines)
                            .extracting(line -> line.replaceAll(".*, line ([0-9]+): .*", "$1"))
                            .containsExactlyInAnyOrder("1", "2", "5", "7", "8", "9", "10", "11", "12", "15", "17");
                    assertThat(fault.getMessage())
                            .contains(
                                    "the profile [bob] has no aws_secret_access_key",
                                    "tarn_polices is not known",
                                    "there is no policy 'writer'; define it in policies/writer.json",
                                    "the access key KEY1 is in another profile already")
                            .doesNotContain("hidden");
                });
    }

    @Test
    void an_empty_policy_is_a_fault_since_no_policy_would_allow_everything() {
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> open(profile("alice", "KEY", "tarn_policy =")))
                .withMessageContaining("line 4: there is no policy ''");
    }

    @Test
    void a_file_without_keys_is_a_fault() {
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> open("# nothing\n"))
                .withMessageContaining("has no access key");
    }

    @Test
    void an_absent_file_is_made_with_a_random_key_that_only_its_owner_reads() throws IOException {
        CredentialsDirectory keys = open();

        String content = Files.readString(file());
        String id = content.replaceAll("(?s).*aws_access_key_id = (\\S+).*", "$1");
        assertThat(id).matches("TARN[A-Z2-7]{16}");
        assertThat(key(keys, id).secret()).hasSize(40);
        assertThat(key(keys, id).user().name()).isEqualTo("tarn");
        if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
        open();
        assertThat(Files.readString(file())).as("the file stays").isEqualTo(content);
    }

    @Test
    void a_changed_file_is_read_again_within_a_second_and_a_faulty_one_is_not() throws IOException {
        CredentialsDirectory keys = open(profile("alice", "KEY1"));

        change(profile("alice", "KEY2"), 1);
        assertThat(keys.find("KEY1")).as("not looked at yet").isPresent();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(keys.find("KEY1")).isEmpty();
        assertThat(keys.find("KEY2")).isPresent();

        change("[alice]\nnonsense\n", 2);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(keys.find("KEY2")).isPresent();
    }

    private void change(String content, int seconds) throws IOException {
        Files.writeString(file(), content);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plusSeconds(seconds)));
    }
}
