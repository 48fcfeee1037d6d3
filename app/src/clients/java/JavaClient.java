import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.*;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.*;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.*;

/**
 * Drives a HealthLake server with the AWS SDK for Java v2, from the first store to its deletion. One file, since the
 * source launcher of Java 17 takes no more.
 *
 * <p>{@code java -cp app/target/tarn.jar app/src/clients/java/JavaClient.java URL OBJECTS [SLOW_URL]}: OBJECTS is the
 * directory that the server reads as S3, SLOW_URL a server on which no deletion ends and no job starts. TARN_KEY=ID:SECRET
 * in the environment is a key of a server with --auth; any other server takes any key.
 */
public final class JavaClient {
    private static final String NOWHERE = "0123456789abcdef0123456789abcdef";
    private static final String ROLE = "arn:aws:iam::123456789012:role/HealthLakeDataAccess";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final List<String> PEOPLE = List.of(
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"name\":[{\"family\":\"\u00c5str\u00f6m\"}]}",
            "{\"resourceType\":\"Patient\",\"id\":\"p2\",\"birthDate\":\"1970-01-01\"}",
            "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\",\"code\":{\"text\":\"pulse\"},"
                    + "\"subject\":{\"reference\":\"Patient/p1\"},\"valueQuantity\":{\"value\":61.50}}");
    private static final List<String> MIXED = List.of(PEOPLE.get(0), "{\"resourceType\":\"Patient\",", PEOPLE.get(2));

    /** The delays stay the SDK's: whoever is not content with the first answer fails instead of sleeping a minute. */
    private static final Consumer<WaiterOverrideConfiguration.Builder> FIRST_POLL = waiter -> waiter.maxAttempts(1);

    private static final Optional<String> TARN_KEY = Optional.ofNullable(System.getenv("TARN_KEY"));
    private static final AwsCredentialsProvider SIGNED = credentials("");

    private final String name = "java-" + UUID.randomUUID().toString().substring(0, 8);
    private final URI url;
    private final Path objects;
    private final HealthLakeClient client;
    private String store = NOWHERE;
    private String arn = "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + NOWHERE;
    private String busy = NOWHERE;
    private int passed;
    private int failed;

    private JavaClient(URI url, Path objects) {
        this.url = url;
        this.objects = objects;
        this.client = client(url, SIGNED);
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: java -cp app/target/tarn.jar JavaClient.java URL OBJECTS [SLOW_URL]");
            System.exit(2);
        }
        JavaClient java = new JavaClient(URI.create(args[0]), Path.of(args[1]));
        java.stores();
        java.tags();
        java.imports();
        java.exports();
        java.refusals();
        java.deletion();
        if (args.length == 3) {
            java.slow(client(URI.create(args[2]), SIGNED));
        } else {
            System.out.println("left out ConflictException and ThrottlingException: they need a SLOW_URL");
        }
        System.out.println(java.passed + " passed, " + java.failed + " failed");
        System.exit(java.failed == 0 ? 0 : 1);
    }

    private void stores() {
        check("create answers CREATING, an id, an ARN and an endpoint at this server", () -> {
            var made = client.createFHIRDatastore(
                    r -> r.datastoreName(name).datastoreTypeVersion("R4").tags(tag("team", "java")));
            store = made.datastoreId();
            arn = made.datastoreArn();
            same(DatastoreStatus.CREATING, made.datastoreStatus());
            same(true, store.matches("[0-9a-f]{32}") && arn.endsWith(":datastore/fhir/" + store));
            same("http://" + url.getAuthority() + "/datastore/" + store + "/r4/", made.datastoreEndpoint());
        });
        check(
                "the waiter FHIRDatastoreActive succeeds at its first poll",
                () -> client.waiter().waitUntilFHIRDatastoreActive(r -> r.datastoreId(store), FIRST_POLL));
        check("describe shows the store and its defaults", () -> {
            DatastoreProperties it = described();
            same(
                    List.of(name, "R4", "ACTIVE"),
                    List.of(it.datastoreName(), it.datastoreTypeVersionAsString(), it.datastoreStatusAsString()));
            same(
                    "AWS_OWNED_KMS_KEY",
                    it.sseConfiguration().kmsEncryptionConfig().cmkTypeAsString());
            same("AWS_AUTH", it.identityProviderConfiguration().authorizationStrategyAsString());
            same(true, Duration.between(it.createdAt(), Instant.now()).abs().toMinutes() < 5);
        });
        check("one ClientToken makes one store, and another request with it is refused", () -> {
            var once = CreateFhirDatastoreRequest.builder()
                    .datastoreName(name + "-page")
                    .datastoreTypeVersion("R4")
                    .clientToken(name)
                    .build();
            same(
                    client.createFHIRDatastore(once).datastoreId(),
                    client.createFHIRDatastore(once).datastoreId());
            refused(ValidationException.class, () -> client.createFHIRDatastore(once.copy(r -> r.datastoreName("x"))));
        });
        check("a list in pages shows each store once", () -> {
            for (int more = 0; more < 4; more++) {
                client.createFHIRDatastore(r -> r.datastoreName(name + "-page").datastoreTypeVersion("R4"));
            }
            var sizes = new ArrayList<Integer>();
            var ids = new HashSet<String>();
            for (var page : client.listFHIRDatastoresPaginator(
                    r -> r.maxResults(2).filter(f -> f.datastoreName(name + "-page")))) {
                sizes.add(page.datastorePropertiesList().size());
                page.datastorePropertiesList().forEach(it -> ids.add(it.datastoreId()));
            }
            same(List.of(2, 2, 1), sizes);
            same(5, ids.size());
        });
        check("stores are filtered by name, status and time", () -> {
            Instant at = described().createdAt();
            same(List.of(store), found(f -> f.datastoreStatus("ACTIVE")));
            same(List.of(), found(f -> f.datastoreStatus("DELETED")));
            same(List.of(store), found(f -> f.createdAfter(at.minusMillis(1)).createdBefore(at.plusMillis(1))));
            same(List.of(), found(f -> f.createdAfter(at)));
            same(List.of(), found(f -> f.createdBefore(at)));
        });
    }

    private void tags() {
        check("tags are listed, set, overwritten and removed", () -> {
            same(Map.of("team", "java"), tagged());
            client.tagResource(r -> r.resourceARN(arn).tags(tag("team", "wire"), tag("empty", "")));
            same(Map.of("team", "wire", "empty", ""), tagged());
            client.untagResource(r -> r.resourceARN(arn).tagKeys("team", "never"));
            same(Map.of("empty", ""), tagged());
        });
        check("a reserved tag is refused, and nothing of its request is kept", () -> {
            refused(
                    ValidationException.class,
                    () -> client.tagResource(r -> r.resourceARN(arn).tags(tag("fine", "1"), tag("aws:mine", "1"))));
            same(Map.of("empty", ""), tagged());
        });
    }

    private void imports() throws Exception {
        put("people/people.ndjson", PEOPLE);
        put("mixed/mixed.ndjson", MIXED);
        check("an import is COMPLETED at the first poll of its waiter, with its counts", () -> {
            ImportJobProperties job = imported("people");
            same(List.of(1L, 1L, 3L, 3L, 0L, 0L), counts(job, JobStatus.COMPLETED));
            same(true, !job.endTime().isBefore(job.submitTime()));
            Path folder = folder(job.jobOutputDataConfig(), "IMPORT", job.jobId());
            same(true, Files.readString(folder.resolve("Manifest.json")).contains("numberOfResourcesScanned"));
            same(3, Files.readAllLines(folder.resolve("SUCCESS/people.ndjson")).size());
            same(false, Files.exists(folder.resolve("FAILURE")));
        });
        check("an import with a bad line is COMPLETED_WITH_ERRORS and names the line", () -> {
            ImportJobProperties job = imported("mixed");
            same(
                    List.of(1L, 1L, 3L, 2L, 1L),
                    counts(job, JobStatus.COMPLETED_WITH_ERRORS).subList(0, 5));
            Path folder = folder(job.jobOutputDataConfig(), "IMPORT", job.jobId());
            List<String> failures = Files.readAllLines(folder.resolve("FAILURE/mixed.ndjson"));
            same(1, failures.size());
            same(
                    true,
                    failures.get(0).contains("\"lineId\":2") && failures.get(0).contains("OperationOutcome"));
        });
        check("an import of nothing is FAILED and says why", () -> {
            ImportJobProperties job =
                    describedImport(start(client, store, "nothing").jobId());
            same(JobStatus.FAILED, job.jobStatus());
            same(false, job.message().isBlank() || job.endTime() == null);
        });
        check("import jobs are listed in pages, and by name, status and time", () -> {
            Instant before = Instant.now().minusSeconds(600);
            same(
                    3L,
                    client.listFHIRImportJobsPaginator(r -> r.datastoreId(store).maxResults(1)).stream()
                            .filter(page -> page.importJobPropertiesList().size() == 1)
                            .count());
            same(List.of("mixed"), importNames(r -> r.jobName("mixed")));
            same(List.of("nothing"), importNames(r -> r.jobStatus("FAILED")));
            same(List.of("people", "mixed", "nothing"), importNames(r -> r.submittedAfter(before)));
            same(List.of(), importNames(r -> r.submittedBefore(before)));
        });
    }

    private void exports() {
        check("an export is COMPLETED at the first poll of its waiter and wrote each resource once", () -> {
            String id = client.startFHIRExportJob(r -> r.datastoreId(store)
                            .jobName("all")
                            .dataAccessRoleArn(ROLE)
                            .outputDataConfig(output()))
                    .jobId();
            ExportJobProperties job = client.waiter()
                    .waitUntilFHIRExportJobCompleted(r -> r.datastoreId(store).jobId(id), FIRST_POLL)
                    .matched()
                    .response()
                    .orElseThrow()
                    .exportJobProperties();
            same(JobStatus.COMPLETED, job.jobStatus());
            Path folder = folder(job.outputDataConfig(), "EXPORT", id);
            same(List.of("p1", "p2"), ids(folder.resolve("Patient")));
            same(List.of("o1"), ids(folder.resolve("Observation")));
            same(true, exported(folder.resolve("Observation")).get(0).contains("61.50"));
        });
        check("export jobs are listed by name, status and time", () -> {
            Instant before = Instant.now().minusSeconds(600);
            same(
                    List.of("all"),
                    exportNames(r -> r.jobName("all").jobStatus("COMPLETED").submittedAfter(before)));
            same(List.of(), exportNames(r -> r.submittedBefore(before)));
        });
    }

    private void refusals() {
        check("ValidationException tells of every violation at once", () -> {
            String message = refused(
                    ValidationException.class,
                    () -> client.createFHIRDatastore(
                            r -> r.datastoreName("n".repeat(257)).datastoreTypeVersion("R3")));
            same(true, message.startsWith("2 validation errors detected: ") && message.contains("datastoreName"));
        });
        check(
                "ValidationException for a page token from elsewhere",
                () -> refused(
                        ValidationException.class,
                        () -> client.listFHIRDatastores(r -> r.nextToken("from-elsewhere"))));
        check("ResourceNotFoundException for a store and for a job that are not there", () -> {
            refused(ResourceNotFoundException.class, () -> client.describeFHIRDatastore(r -> r.datastoreId(NOWHERE)));
            refused(ResourceNotFoundException.class, () -> start(client, NOWHERE, "people"));
            refused(ResourceNotFoundException.class, () -> describedImport(NOWHERE));
        });
        check(
                "MissingAuthenticationTokenException for a request without a signature",
                () -> answers(
                        "MissingAuthenticationTokenException", client(url, AnonymousCredentialsProvider.create())));
        if (TARN_KEY.isPresent()) {
            check(
                    "InvalidSignatureException for a changed secret",
                    () -> answers("InvalidSignatureException", client(url, credentials("x"))));
        }
        check(
                "UnknownOperationException for an operation that is not there",
                () -> answers("UnknownOperationException", altered("NoSuchOperation", "{}")));
        check(
                "SerializationException for a value of another type",
                () -> answers("SerializationException", altered("ListFHIRDatastores", "{\"MaxResults\":\"ten\"}")));
        check(
                "RequestEntityTooLargeException for a request of more than 1 MiB",
                () -> answers(
                        "RequestEntityTooLargeException", altered("ListFHIRDatastores", " ".repeat(2 << 20) + "{}")));
    }

    private static AwsCredentialsProvider credentials(String change) {
        String[] key = TARN_KEY.orElse("test:test").split(":", 2);
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key[0], key[1] + change));
    }

    private HealthLakeClient altered(String operation, String body) {
        return client(url, SIGNED, new Altered("HealthLake." + operation, body));
    }

    private void deletion() {
        check("delete answers DELETING, and the waiter FHIRDatastoreDeleted succeeds at its first poll", () -> {
            same(
                    DatastoreStatus.DELETING,
                    client.deleteFHIRDatastore(r -> r.datastoreId(store)).datastoreStatus());
            client.waiter().waitUntilFHIRDatastoreDeleted(r -> r.datastoreId(store), FIRST_POLL);
            same(List.of(store), found(f -> f.datastoreStatus("DELETED")));
        });
        check("ResourceNotFoundException for what is asked of a deleted store", () -> {
            refused(ResourceNotFoundException.class, () -> client.deleteFHIRDatastore(r -> r.datastoreId(store)));
            refused(ResourceNotFoundException.class, () -> start(client, store, "people"));
        });
    }

    private void slow(HealthLakeClient slow) {
        check("ThrottlingException for one job more than one at work and 25 that wait", () -> {
            busy = slow.createFHIRDatastore(r -> r.datastoreTypeVersion("R4")).datastoreId();
            for (int job = 0; job < 26; job++) {
                start(slow, busy, "people");
            }
            same(
                    26,
                    slow.listFHIRImportJobs(r -> r.datastoreId(busy).jobStatus("SUBMITTED"))
                            .importJobPropertiesList()
                            .size());
            refused(ThrottlingException.class, () -> start(slow, busy, "people"));
        });
        check("ConflictException for the deletion of a store that is being deleted", () -> {
            slow.deleteFHIRDatastore(r -> r.datastoreId(busy));
            refused(ConflictException.class, () -> slow.deleteFHIRDatastore(r -> r.datastoreId(busy)));
        });
    }

    private static HealthLakeClient client(URI url, AwsCredentialsProvider who, ExecutionInterceptor... interceptors) {
        return HealthLakeClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(who)
                .overrideConfiguration(c ->
                        c.executionInterceptors(List.of(interceptors)).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private DatastoreProperties described() {
        return client.describeFHIRDatastore(r -> r.datastoreId(store)).datastoreProperties();
    }

    private List<String> found(Consumer<DatastoreFilter.Builder> filter) {
        return client
                .listFHIRDatastores(r -> r.filter(f -> filter.accept(f.datastoreName(name))))
                .datastorePropertiesList()
                .stream()
                .map(DatastoreProperties::datastoreId)
                .toList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Map<String, String> tagged() {
        return client.listTagsForResource(r -> r.resourceARN(arn)).tags().stream()
                .collect(toMap(Tag::key, Tag::value));
    }

    private StartFhirImportJobResponse start(HealthLakeClient at, String datastoreId, String job) {
        return at.startFHIRImportJob(r -> r.datastoreId(datastoreId)
                .jobName(job)
                .dataAccessRoleArn(ROLE)
                .inputDataConfig(i -> i.s3Uri("s3://" + name + "/" + job + "/"))
                .jobOutputDataConfig(output()));
    }

    private ImportJobProperties describedImport(String jobId) {
        return client.describeFHIRImportJob(r -> r.datastoreId(store).jobId(jobId))
                .importJobProperties();
    }

    private ImportJobProperties imported(String job) {
        StartFhirImportJobResponse started = start(client, store, job);
        same(JobStatus.SUBMITTED, started.jobStatus());
        return client.waiter()
                .waitUntilFHIRImportJobCompleted(r -> r.datastoreId(store).jobId(started.jobId()), FIRST_POLL)
                .matched()
                .response()
                .orElseThrow()
                .importJobProperties();
    }

    private static List<Long> counts(ImportJobProperties job, JobStatus status) {
        same(status, job.jobStatus());
        JobProgressReport it = job.jobProgressReport();
        return List.of(
                it.totalNumberOfScannedFiles(),
                it.totalNumberOfImportedFiles(),
                it.totalNumberOfResourcesScanned(),
                it.totalNumberOfResourcesImported(),
                it.totalNumberOfResourcesWithCustomerError(),
                it.totalNumberOfFilesReadWithCustomerError());
    }

    private List<String> importNames(Consumer<ListFhirImportJobsRequest.Builder> filter) {
        return client.listFHIRImportJobs(r -> filter.accept(r.datastoreId(store))).importJobPropertiesList().stream()
                .map(ImportJobProperties::jobName)
                .toList();
    }

    private List<String> exportNames(Consumer<ListFhirExportJobsRequest.Builder> filter) {
        return client.listFHIRExportJobs(r -> filter.accept(r.datastoreId(store))).exportJobPropertiesList().stream()
                .map(ExportJobProperties::jobName)
                .toList();
    }

    private OutputDataConfig output() {
        return OutputDataConfig.fromS3Configuration(
                c -> c.s3Uri("s3://" + name + "/out/").kmsKeyId(KEY));
    }

    /** Checks the location that a job names as its output, and gives the directory that it is. */
    private Path folder(OutputDataConfig output, String kind, String jobId) {
        String key = "out/" + store + "-FHIR_" + kind + "-" + jobId + "/";
        same("s3://" + name + "/" + key, output.s3Configuration().s3Uri());
        return objects.resolve(name).resolve(key);
    }

    private void put(String key, List<String> lines) throws Exception {
        Path file = objects.resolve(name).resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static List<String> exported(Path folder) throws Exception {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private static List<String> ids(Path folder) throws Exception {
        return exported(folder).stream()
                .map(line -> line.replaceAll(".*\"id\": ?\"([^\"]*)\".*", "$1"))
                .sorted()
                .toList();
    }

    /** An error that the service model does not name has no class of its own, only its code. */
    private static void answers(String code, HealthLakeClient asked) {
        try {
            asked.listFHIRDatastores(r -> r.maxResults(1));
        } catch (AwsServiceException e) {
            same(code, e.awsErrorDetails().errorCode());
            return;
        }
        throw new AssertionError("expected " + code);
    }

    private static String refused(Class<? extends HealthLakeException> type, Runnable call) {
        try {
            call.run();
        } catch (HealthLakeException e) {
            same(type, e.getClass());
            return e.awsErrorDetails().errorMessage();
        }
        throw new AssertionError("expected " + type.getSimpleName());
    }

    private static void same(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but it is " + actual);
        }
    }

    private void check(String what, Steps steps) {
        try {
            steps.run();
            passed++;
            System.out.println("ok " + what);
        } catch (Exception | AssertionError e) {
            failed++;
            System.out.println("FAILED " + what + ": " + e);
        }
    }

    /** Another request in the place of the one that the SDK has made, for what its types do not let one say. */
    private record Altered(String target, String body) implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest it, ExecutionAttributes others) {
            String length = String.valueOf(body.length());
            return it.httpRequest()
                    .copy(r -> r.putHeader("X-Amz-Target", target).putHeader("Content-Length", length));
        }

        @Override
        public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest it, ExecutionAttributes others) {
            return Optional.of(RequestBody.fromString(body));
        }
    }

    private interface Steps {
        void run() throws Exception;
    }
}
