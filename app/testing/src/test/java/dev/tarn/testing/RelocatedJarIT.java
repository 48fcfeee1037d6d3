package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What is inside the jar that is published, and what its POM asks for. */
class RelocatedJarIT {

    private static final Path JAR = Path.of(System.getProperty("tarn.testing.jar"));
    private static final Path POM = Path.of(System.getProperty("tarn.testing.pom"));

    /** The original name of a library's class, where no relocation stands before it. */
    private static final Pattern ORIGINAL =
            Pattern.compile("(?<!dev/tarn/shaded/)\\b(?:io/netty|io/vertx|com/fasterxml/jackson|com/google/inject"
                    + "|com/flipkart|org/h2)/[\\w/$]*");

    @Test
    void every_class_lies_below_dev_tarn_and_none_is_for_some_JDKs_alone() throws Exception {
        assertThat(names())
                .filteredOn(name -> name.endsWith(".class"))
                .hasSizeGreaterThan(1_000)
                .allMatch(name -> name.startsWith("dev/tarn/"));
    }

    /** A name in a text would be looked up in the embedding program's own library, or in none. */
    @Test
    void no_class_names_a_library_that_was_relocated_by_its_original_name() throws Exception {
        List<String> found = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    Matcher original = ORIGINAL.matcher(text(jar, entry));
                    while (original.find()) {
                        found.add(entry.getName() + ": " + original.group());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void services_are_those_of_the_relocated_libraries_and_their_providers_are_there() throws Exception {
        List<String> names = names();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.getName().startsWith("META-INF/services/") || entry.isDirectory()) {
                    continue;
                }
                // BlockHound looks for its integrations; this one speaks for the relocated Netty.
                assertThat(entry.getName().substring("META-INF/services/".length()))
                        .matches("dev\\.tarn\\.shaded\\..*|reactor\\.blockhound\\.integration\\.BlockHoundIntegration");
                text(jar, entry)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> assertThat(names).contains(line.strip().replace('.', '/') + ".class"));
            }
        }
    }

    @Test
    void resources_without_a_package_are_licences_and_services() throws Exception {
        assertThat(names())
                .filteredOn(name -> !name.startsWith("dev/tarn/") && !name.endsWith("/"))
                .allMatch(name -> name.matches("META-INF/(MANIFEST\\.MF|services/.*|license/.*|.*(LICENSE|NOTICE).*)"));
    }

    @Test
    void it_is_a_module_whose_name_does_not_change_with_the_file() {
        ModuleDescriptor module =
                ModuleFinder.of(JAR).findAll().iterator().next().descriptor();

        assertThat(module.name()).isEqualTo("dev.tarn.testing");
        assertThat(module.packages()).allMatch(name -> name.startsWith("dev.tarn."));
    }

    /** The command line is left out by its class names: a class that stays must not need one that has gone. */
    @Test
    void nothing_of_tarn_is_missing_but_the_adapter_of_AWS_and_the_library_of_tokens() throws Exception {
        StringWriter report = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(report),
                        new PrintWriter(report),
                        "--multi-release",
                        "17",
                        "--missing-deps",
                        "--class-path",
                        slf4j(),
                        JAR.toString());

        assertThat(report.toString()
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("dev.tarn.") && !line.startsWith("dev.tarn.shaded.")))
                .isNotEmpty()
                .allMatch(line -> line.matches("dev\\.tarn\\.app\\.backend\\.(AwsBackend|S3Backend)\\S* +->"
                                + " dev\\.tarn\\.aws\\..*")
                        || line.matches("\\S+ +-> org\\.jspecify\\.annotations\\..*")
                        // The decoder of bearer tokens: a project that tests with tokens adds its library.
                        || line.matches("dev\\.tarn\\.http\\.smart\\.Jw(t|ks)\\S+ +-> com\\.nimbusds\\..*")
                        // The extension: what the project that tests brings.
                        || line.matches("dev\\.tarn\\.testing\\.\\S+ +->"
                                + " (org\\.(junit|opentest4j)|software\\.amazon|ca\\.uhn)\\..*"));
    }

    @Test
    void the_POM_asks_for_the_log_api_and_for_no_parent() throws Exception {
        String pom = Files.readString(POM);

        // What is provided, such as JUnit, is the choice of the project that tests.
        assertThat(Pattern.compile("<dependency>.*?<artifactId>(.*?)</artifactId>.*?</dependency>", Pattern.DOTALL)
                        .matcher(pom)
                        .results()
                        .filter(match -> !match.group().contains("<scope>provided</scope>"))
                        .map(match -> match.group(1)))
                .containsExactly("slf4j-api");
        assertThat(pom).doesNotContain("<parent>");
    }

    private static List<String> names() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }

    private static String slf4j() {
        return Logger.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static String text(JarFile jar, JarEntry entry) throws Exception {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
