package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one test has of a server: an account, and what was opened for it. */
final class TestAccount implements AutoCloseable {

    private static final String REGION = "us-east-1";

    private final TarnServer server;
    private final TestServerSettings settings;
    private final String account;
    private final HealthLake healthLake;
    private final TestBucket bucket;
    private final Runnable end;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable TestDatastore datastore;

    private TestAccount(TestServer server, Runnable end) {
        this.server = server.server();
        this.settings = server.settings();
        this.account = server.newAccount();
        this.healthLake = this.server.withoutRequestFaults().of(Caller.of(account, REGION));
        this.bucket = new TestBucket("tarn-test-" + account, this.server.objects());
        this.end = end;
    }

    /**
     * {@return a new account; its data store exists if there is something to seed it with} If a seed cannot be loaded, the
     * account is closed.
     *
     * @param end releases what the account alone uses
     */
    static TestAccount of(TestServer server, List<String> seeds, Runnable end) {
        TestAccount account = new TestAccount(server, end);
        try {
            if (!seeds.isEmpty()) {
                account.settings.requireImportInTime();
                Seeds.load(seeds, account);
            }
            return account;
        } catch (RuntimeException | Error e) {
            account.closeAfter(e);
            throw e;
        }
    }

    /** Keeps the first failure; a failure of the close is suppressed. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    TarnServer server() {
        return server;
    }

    /** {@return the account ID, which is also the access key that chooses the account} */
    String accessKey() {
        return account;
    }

    String region() {
        return REGION;
    }

    /** {@return HealthLake without the faults of requests: what prepares the account and removes it must not fail} */
    HealthLake healthLake() {
        return healthLake;
    }

    /** {@return HealthLake as the test calls it} */
    HealthLake healthLakeOfTest() {
        return server.healthLake(Caller.of(account, REGION));
    }

    TestBucket bucket() {
        return bucket;
    }

    Snapshots snapshots() {
        return server.snapshots().of(new AccountId(account));
    }

    /** {@return the account's data store, ACTIVE; created at the first call} */
    synchronized TestDatastore datastore() {
        if (datastore == null) {
            settings.requireDatastoreInTime();
            datastore = TestDatastore.create(this);
        }
        return datastore;
    }

    /** {@return the same, which is closed after the test} */
    synchronized <T extends AutoCloseable> T closedLater(T client) {
        opened.add(client);
        return client;
    }

    /** Releases everything, also where one part of it fails: a server of its own must not survive its test. */
    @Override
    public synchronized void close() {
        List<AutoCloseable> closing = new ArrayList<>(opened);
        closing.add(this::deleteAll);
        closing.add(end::run);
        @Nullable Exception failure = null;
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw new IllegalStateException("What was opened for the test could not be closed: " + failure, failure);
        }
    }

    /** So that a suite of many tests needs the memory of those that run. */
    private void deleteAll() {
        healthLake.datastores().list(ListDatastoresRequest.all()).items().forEach(store -> {
            try {
                healthLake.datastores().delete(store.id());
            } catch (HealthLakeException e) {
                // One that is being created, or deleted already, ends with the server.
            }
        });
        snapshots().list().forEach(AccountSnapshot::delete);
        bucket.clear();
    }
}
