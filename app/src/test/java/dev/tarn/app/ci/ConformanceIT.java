package dev.tarn.app.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conformance suite, which lies beside the project and not in it. Where it is not there the tests are
 * left out, but for a run with {@code CI=true}. A new checker is a method here.
 */
class ConformanceIT {

    private static final Path SUITE = Path.of("../../shared");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk"})
    void the_wire_contract_is_kept_with_data_in(String data) throws Exception {
        Path checker = inSuite("conformance/wire.py");
        String place = data.equals("memory") ? data : folder.resolve("data").toString();

        try (ServedJar server = ServedJar.start(
                folder, "--data", place, "--objects", folder.resolve("objects").toString())) {
            Tool.start(
                            folder,
                            "wire contract, " + data,
                            Map.of(),
                            List.of(Tool.python(), "-B", checker.toString(), "--url", server.url()))
                    .isContent();
        }
    }

    /**
     * The search checker works out every answer by brute force. It speaks FHIR's dialect. Validation is off, since three of
     * its 259 resources have faults: {@code HealthcareService.serviceType}, ras-1 and rqg-1. After the restart it asks about
     * the resources that it has loaded before.
     */
    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk"})
    void every_search_is_answered_as_the_checker_has_worked_out_with_data_in(String data) throws Exception {
        Path checker = SearchChecker.installed(folder, inSuite("conformance/search"), inSuite("model/r4"));
        List<String> flags = List.of(
                "--data",
                data.equals("memory") ? data : folder.resolve("data").toString(),
                "--objects",
                folder.resolve("objects").toString(),
                "--compat",
                "fhir",
                "--validation",
                "off");

        String store;
        try (ServedJar server = ServedJar.start(folder, flags.toArray(String[]::new))) {
            SearchChecker.check(checker, "searches, " + data, "--url", server.url(), "--keep");
            store = SearchChecker.onlyStore(server.url());
        }
        if (data.equals("disk")) {
            try (ServedJar server = ServedJar.start(folder, flags.toArray(String[]::new))) {
                String base = server.url() + "/datastore/" + store + "/r4";
                SearchChecker.check(checker, "searches after a restart", "--fhir-base", base, "--reuse");
            }
        }
    }

    @Test
    void by_default_the_checker_finds_HealthLakes_dialect() throws Exception {
        Path checker = SearchChecker.installed(folder, inSuite("conformance/search"), inSuite("model/r4"));
        SearchChecker.compareStringsAsHealthLake(checker);

        try (ServedJar server = ServedJar.start(
                folder,
                "--data",
                "memory",
                "--objects",
                folder.resolve("objects").toString(),
                "--validation",
                "off")) {
            SearchChecker.check(checker, "searches in HealthLake's dialect", "--url", server.url());
        }
    }

    /** The domain's tests read a table made of the service model, since the model is not in the project. */
    @Test
    void the_shapes_of_the_domain_are_those_of_the_service_model() throws Exception {
        Path model = inSuite("model/service-2.json");

        Tool.start(
                        folder,
                        "shapes",
                        Map.of(),
                        List.of(
                                Tool.python(),
                                "../.ci/shapes.py",
                                model.toString(),
                                "../domain/src/test/resources/dev/tarn/domain/rule/service-shapes.tsv",
                                "--check"))
                .endsWell();
    }

    private static Path inSuite(String name) {
        Path file = SUITE.resolve(name);
        boolean there = Files.exists(file);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s is there", file).isTrue();
        }
        assumeTrue(there, () -> file + " is not there");
        return file.toAbsolutePath().normalize();
    }
}
