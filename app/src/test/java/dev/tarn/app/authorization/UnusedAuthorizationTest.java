package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.ShippedJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code --auth} off, start and idle memory are as without this feature: a server that has started, and has answered
 * requests, has loaded no class of it but those that see that it is off. A new name here needs a reason.
 */
class UnusedAuthorizationTest {

    private static final Set<String> PACKAGES = Set.of(
            "com.nimbusds.",
            "dev.tarn.app.authorization.",
            "dev.tarn.app.tls.",
            "dev.tarn.domain.iam.",
            "dev.tarn.http.signature.",
            "dev.tarn.http.smart.",
            "dev.tarn.http.tls.");

    /** The settings that are empty, the interfaces of what is absent, and exceptions in a handler's signature. */
    private static final Set<String> EXPECTED = Set.of(
            "dev.tarn.app.authorization.ConfiguredIdentityProviders",
            "dev.tarn.app.authorization.ConfiguredKeys",
            "dev.tarn.app.authorization.PolicyDirectory",
            "dev.tarn.app.tls.TlsSource",
            "dev.tarn.domain.iam.AccessPolicies",
            "dev.tarn.domain.iam.Authorizer",
            "dev.tarn.http.signature.SignatureRefusal",
            "dev.tarn.http.signature.SigningRules",
            "dev.tarn.http.signature.key.AccessKeys",
            "dev.tarn.http.smart.IdentityProviderException",
            "dev.tarn.http.smart.IdentityProviders",
            "dev.tarn.http.smart.InvalidTokenException",
            "dev.tarn.http.tls.TlsSettings");

    private static final Pattern ID = Pattern.compile("\"DatastoreId\":\"([0-9a-f]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void a_server_without_authorization_loads_no_class_of_it() throws IOException, InterruptedException {
        Path classes = directory.resolve("classes.log");
        Process server = new ShippedJar(directory)
                .with(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Xlog:class+load:file=" + classes + ":none")
                .byClassPath()
                .builder(Map.of(), "serve", "--port=0", "--data=memory", "--objects=objects")
                .redirectError(directory.resolve("server.log").toFile())
                .start();
        try {
            use(ready(server));
        } finally {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        Set<String> loaded = new TreeSet<>();
        for (String line : Files.readAllLines(classes, StandardCharsets.UTF_8)) {
            String nameWithoutNested = line.split("[ $]", 2)[0];
            loaded.add(nameWithoutNested);
        }
        assertThat(loaded).as("the log is of this server").contains("dev.tarn.http.caller.AuthorizationHeader");
        loaded.removeIf(name -> PACKAGES.stream().noneMatch(name::startsWith));
        assertThat(loaded).contains("dev.tarn.domain.iam.Authorizer").isSubsetOf(EXPECTED);
    }

    private static URI ready(Process server) throws IOException {
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            return ShippedJar.readyUrl(out).orElseThrow(() -> new AssertionError("The server ended"));
        }
    }

    private static void use(URI url) throws IOException, InterruptedException {
        String made = answer(
                200,
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "HealthLake.CreateFHIRDatastore")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"DatastoreTypeVersion\":\"R4\"}")));
        Matcher id = ID.matcher(made);
        assertThat(id.find()).as(made).isTrue();
        URI store = url.resolve("/datastore/" + id.group(1) + "/r4/");
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"p\"}";
        answer(
                201,
                HttpRequest.newBuilder(store.resolve("Patient/p"))
                        .header("Content-Type", "application/fhir+json")
                        .PUT(HttpRequest.BodyPublishers.ofString(patient)));
        for (String read : List.of("Patient/p", "Patient", "Patient/p/$everything", "Patient/_history", "metadata")) {
            answer(200, HttpRequest.newBuilder(store.resolve(read)));
        }
    }

    private static String answer(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                request.header("Authorization", SmartServer.SIGNED).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }
}
