package dev.tarn.app.ci;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The search checker of the conformance suite, a Node.js program with packages of its own. */
final class SearchChecker {

    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/healthlake/aws4_request, SignedHeaders=host,"
                    + " Signature=0";

    private SearchChecker() {}

    /** {@return a copy of the checker, with its packages} */
    static Path installed(Path folder, Path suite, Path model) throws Exception {
        Path copy = Files.createDirectories(folder.resolve("checker"));
        for (Path from : List.of(suite, model)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.write(copy.resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        // Other FHIR servers are asked without a signature; Tarn wants one.
        Path program = copy.resolve("search.mjs");
        replace(program, "{ sign: false }", "credentials");
        Tool.start(
                        folder,
                        "npm",
                        Map.of(),
                        List.of("npm", "ci", "--prefix", copy.toString(), "--ignore-scripts", "--silent"))
                .endsWell();
        return program;
    }

    /**
     * Makes a copy of the checker compare strings with case and accents, as HealthLake does ({@code decisions.md} D46). Some of
     * its queries have names in lower case.
     */
    static void compareStringsAsHealthLake(Path program) throws IOException {
        String folded = "s.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase().normalize('NFC')";
        replace(program.resolveSibling("oracle.mjs"), "fold = s => " + folded, "fold = s => s");
        replace(program, "family=ryw${i}", "family=Ryw${i}");
        replace(program, "Observation?subject:Patient.name=peter', 4", "Observation?subject:Patient.name=Peter', 4");
        for (String name : List.of("erstens", "zweitens", "drittens")) {
            replace(program, "family=" + name, "family=" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
    }

    private static void replace(Path file, String found, String with) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(found)) {
            throw new AssertionError(file + " has no " + found + ": the checker has changed");
        }
        Files.writeString(file, text.replace(found, with));
    }

    /** Asks with one value for each parameter, of the hand-made resources alone. */
    static void check(Path program, String name, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", program.toString(), "--data", "none", "--limit", "1", "--quiet"));
        command.addAll(List.of(options));
        Tool.start(program.getParent(), name, Map.of(), command).isContent();
    }

    /** {@return the id of the data store that the checker has left} */
    static String onlyStore(String url) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create(url + "/"))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "HealthLake.ListFHIRDatastores")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        String stores =
                HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body();
        return stores.replaceFirst("(?s).*\"DatastoreId\":\"([0-9a-f]{32})\".*", "$1");
    }
}
