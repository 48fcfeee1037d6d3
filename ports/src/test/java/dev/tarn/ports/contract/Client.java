package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.paging.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who uses a subject: what most tests say, said shortly. */
final class Client {

    static final Duration CREATING = Duration.ofMinutes(20);
    static final Duration DELETING = Duration.ofMinutes(15);
    static final Duration JOB_START = Duration.ofSeconds(30);
    static final Duration A_LITTLE = Duration.ofSeconds(1);

    /** An id that no data store and no job has. */
    static final String NOWHERE = "0123456789abcdef0123456789abcdef";

    static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/HealthLakeDataAccess");
    static final OutputDataConfig OUTPUT = output(new S3Uri(HealthLakeSubject.OUTPUT + "/jobs/"));

    final HealthLakeSubject subject;
    final HealthLake healthLake;

    Client(HealthLakeSubject subject) {
        this(subject, subject.healthLake());
    }

    Client(HealthLakeSubject subject, HealthLake healthLake) {
        this.subject = subject;
        this.healthLake = healthLake;
    }

    static OutputDataConfig output(S3Uri uri) {
        return new OutputDataConfig(
                uri,
                new EncryptionKeyId("arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
    }

    DatastoreReceipt create(String name) {
        return healthLake.datastores().create(CreateDatastoreRequest.named(name));
    }

    DatastoreId activeStore() {
        DatastoreId id = create("contract").id();
        becomes(DatastoreStatus.ACTIVE, id, CREATING);
        return id;
    }

    DatastoreId deletingStore() {
        DatastoreId id = activeStore();
        healthLake.datastores().delete(id);
        return id;
    }

    DatastoreId deletedStore() {
        DatastoreId id = deletingStore();
        becomes(DatastoreStatus.DELETED, id, DELETING);
        return id;
    }

    private void becomes(DatastoreStatus status, DatastoreId id, Duration after) {
        subject.advance(after.plus(A_LITTLE));
        assertThat(describe(id).status()).isEqualTo(status);
    }

    Datastore describe(DatastoreId id) {
        return healthLake.datastores().describe(id);
    }

    /** Import jobs or export jobs. */
    AnyJobs jobs(JobKind kind) {
        return switch (kind) {
            case IMPORT -> new AnyImportJobs(this);
            case EXPORT -> new AnyExportJobs(this);
        };
    }

    /** Lets every job that has been asked for begin, and those that can, end. */
    void finishJobs() {
        subject.advance(JOB_START.plus(A_LITTLE));
        subject.work();
    }

    /** Writes an object of these lines; {@return where} */
    S3Uri put(String key, String... lines) {
        S3Uri uri = new S3Uri(HealthLakeSubject.INPUT + "/" + key);
        write(subject.objects(), uri, String.join("\n", lines) + "\n");
        return uri;
    }

    static void write(ObjectStore objects, S3Uri uri, String text) {
        try (ObjectWriter writer = objects.write(uri, OUTPUT)) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
            writer.commit();
        }
    }

    List<String> lines(S3Uri uri) {
        return Bytes.text(subject.objects(), uri).lines().toList();
    }

    /** {@return every page from the first on; the function asks for the page after a token} */
    static <T> List<List<T>> pages(Function<Optional<PageToken>, Page<T>> list) {
        List<List<T>> pages = new ArrayList<>();
        Optional<PageToken> token = Optional.empty();
        do {
            Page<T> page = list.apply(token);
            pages.add(page.items());
            token = page.next();
        } while (token.isPresent());
        return pages;
    }
}
