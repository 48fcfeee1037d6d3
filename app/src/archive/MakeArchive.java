import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the archive of classes with which the shipped server starts ({@code tarn.jsa}): runs the server, does with it
 * what a first user does, notes which classes that took, and has the JVM write them down as it has them in memory. The
 * archive fits the JDK that made it, and no other.
 *
 * <pre>java MakeArchive.java tarn.jar tarn.jsa</pre>
 */
public class MakeArchive {

    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern URL = Pattern.compile("ready at (http://\\S+)");
    private static final Pattern STORE = Pattern.compile("\"DatastoreId\":\"([0-9a-f]+)\"");
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/healthlake/aws4_request, SignedHeaders=host, Signature=00";

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path jar;
    private final Path archive;
    private final Path folder;

    MakeArchive(Path jar, Path archive) throws IOException {
        this.jar = jar.toAbsolutePath().normalize();
        this.archive = archive.toAbsolutePath().normalize();
        this.folder = Files.createTempDirectory("tarn-archive");
    }

    public static void main(String[] args) throws Exception {
        MakeArchive making = new MakeArchive(Path.of(args[0]), Path.of(args[1]));
        try {
            making.run();
        } finally {
            making.tidy();
        }
    }

    private void run() throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        Path classes = folder.resolve("classes");
        Process server = start(List.of(
                "-XX:DumpLoadedClassList=" + classes,
                "-jar",
                jar.toString(),
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--objects",
                folder.resolve("objects").toString()));
        try {
            use(url(server));
        } finally {
            server.destroy();
            end(server);
        }
        Process dump = start(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:all=off",
                // From JDK 24 on: the classes are linked before the program begins, lambdas and texts among them.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+AOTClassLinking",
                "-cp",
                jar.toString()));
        end(dump);
        if (!Files.exists(archive)) {
            throw new IOException("The JVM has written no archive of classes (-Dtarn.archive.skip goes without): "
                    + new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TARN_"));
        return builder.start();
    }

    private static void end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("It did not end within " + PATIENCE_SECONDS + " s: " + process.info().commandLine());
        }
    }

    private static String url(Process server) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher ready = URL.matcher(line);
            if (ready.find()) {
                return ready.group(1);
            }
        }
        throw new IOException("The server has not started: " + said);
    }

    /** The tour: a store, a resource that is written, read and searched for, an import and an export. */
    private void use(String url) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/_tarn/health")));
        aws(url, "ListFHIRDatastores", "{}");
        Matcher created = STORE.matcher(
                aws(url, "CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\",\"DatastoreName\":\"tour\"}"));
        if (!created.find()) {
            throw new IOException("No store was made");
        }
        String store = created.group(1);
        aws(url, "DescribeFHIRDatastore", "{\"DatastoreId\":\"" + store + "\"}");
        String patients = url + "/datastore/" + store + "/r4/Patient";
        String ann = patients + "/ann";
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"birthDate\":\"1980-02-29\"}";
        send(fhir(ann).PUT(BodyPublishers.ofString(patient)));
        send(fhir(ann).GET());
        send(fhir(patients + "?birthdate=1980&_sort=-_lastUpdated&_total=accurate").GET());

        Path input = Files.createDirectories(folder.resolve("objects/tour/in"));
        Files.writeString(input.resolve("Patient.ndjson"), patient + "\n");
        job(url, store, "Import", "\"InputDataConfig\":{\"S3Uri\":\"s3://tour/in/\"},\"JobOutputDataConfig\"");
        job(url, store, "Export", "\"OutputDataConfig\"");
        aws(url, "DeleteFHIRDatastore", "{\"DatastoreId\":\"" + store + "\"}");
    }

    private void job(String url, String store, String kind, String outputMember)
            throws IOException, InterruptedException {
        String started = aws(
                url,
                "StartFHIR" + kind + "Job",
                "{\"DatastoreId\":\"" + store + "\"," + outputMember
                        + ":{\"S3Configuration\":{\"S3Uri\":\"s3://tour/out/\",\"KmsKeyId\":\"any\"}},"
                        + "\"DataAccessRoleArn\":\"arn:aws:iam::123456789012:role/any\",\"ClientToken\":\"" + kind + "\"}");
        Matcher job = Pattern.compile("\"JobId\":\"([0-9a-f]+)\"").matcher(started);
        if (!job.find()) {
            throw new IOException("No job was started: " + started);
        }
        String described = aws(
                url,
                "DescribeFHIR" + kind + "Job",
                "{\"DatastoreId\":\"" + store + "\",\"JobId\":\"" + job.group(1) + "\"}");
        if (!described.contains("\"COMPLETED\"")) {
            throw new IOException("The job has not done its work: " + described);
        }
    }

    private String aws(String url, String operation, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/"))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "HealthLake." + operation)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder fhir(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/fhir+json");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private void tidy() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
