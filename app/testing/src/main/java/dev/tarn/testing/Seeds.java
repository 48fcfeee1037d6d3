package dev.tarn.testing;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.job.StartImportJobRequest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Imports NDJSON into the data store of a test. */
final class Seeds {

    private static final String CLASSPATH = "classpath:";

    private Seeds() {}

    /** Imports every seed, and fails the test if a line of one is not imported. */
    static void load(List<String> seeds, TestAccount account) {
        TestBucket bucket = account.bucket();
        for (int i = 0; i < seeds.size(); i++) {
            bucket.put("seed/" + i + ".ndjson", read(seeds.get(i)));
        }
        ImportJob ended = importAll(account);
        long failed = ended.progress().resourcesWithCustomerError();
        if (failed > 0 || ended.progress().resourcesImported() == 0) {
            throw new ExtensionConfigurationException("The seed " + seeds + " was not imported: "
                    + ended.progress().resourcesImported() + " resources were, " + failed + " lines failed: "
                    + bucket.lines("seed-output/"));
        }
    }

    private static ImportJob importAll(TestAccount account) {
        TestBucket bucket = account.bucket();
        TestDatastore datastore = account.datastore();
        JobId job = account.healthLake()
                .importJobs()
                .start(StartImportJobRequest.of(
                        datastore.id(),
                        bucket.location("seed/"),
                        new OutputDataConfig(bucket.location("seed-output/"), new EncryptionKeyId("test")),
                        new RoleArn("arn:aws:iam::" + account.accessKey() + ":role/test")))
                .jobId();
        try {
            return account.healthLake().importJobs().awaitEnd(datastore.id(), job, Patience.LOCAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the data store of the test was seeded", e);
        }
    }

    private static byte[] read(String seed) {
        try (InputStream in = open(seed)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ExtensionConfigurationException(
                    "The seed '" + seed + "' cannot be read: " + e.getMessage()
                            + "; name a resource (classpath:patients.ndjson) or a file of NDJSON",
                    e);
        }
    }

    private static InputStream open(String seed) throws IOException {
        if (!seed.startsWith(CLASSPATH)) {
            return Files.newInputStream(Path.of(seed));
        }
        String name = seed.substring(CLASSPATH.length());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream found = loader.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
        if (found == null) {
            throw new FileNotFoundException("there is no such resource on the class path");
        }
        return found;
    }
}
