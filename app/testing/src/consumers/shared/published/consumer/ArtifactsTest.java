package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What "mvn deploy" has put into the repository, by what Maven Central and the projects that use it need. */
class ArtifactsTest {

    private static final Path TARN =
            Path.of(URI.create(System.getProperty("tarn.repository"))).resolve("dev/tarn");

    /** The Automatic-Module-Name of each artifact that has a JAR. */
    private static final Map<String, String> MODULES = new TreeMap<>(Map.of(
            "tarn-domain", "dev.tarn.domain",
            "tarn-ports", "dev.tarn.ports",
            "tarn-adapter-inmemory", "dev.tarn.inmemory",
            "tarn-synthea", "dev.tarn.synthea",
            "tarn-validation-hapi", "dev.tarn.validation.hapi",
            "tarn-adapter-aws", "dev.tarn.aws",
            "tarn-adapter-http", "dev.tarn.http",
            "tarn-app", "dev.tarn.app",
            "tarn-testing", "dev.tarn.testing"));

    /** Libraries that must be among those that a JAR with libraries of others lists. */
    private static final Map<String, List<String>> BUNDLED = Map.of(
            "tarn-testing", List.of("io.vertx:vertx-core:", "io.netty:netty-buffer:", "com.h2database:h2:"),
            "tarn-validation-hapi", List.of("ca.uhn.hapi.fhir:hapi-fhir-validation:", "com.ibm.icu:icu4j:"));

    @Test
    void artifacts_with_a_JAR_and_the_BOM_are_published_and_nothing_else() throws IOException {
        Set<String> expected = new TreeSet<>(MODULES.keySet());
        expected.add("tarn-bom");

        assertEquals(expected, artifacts());
    }

    @Test
    void the_BOM_has_every_artifact_in_its_own_version() throws Exception {
        Element bom = pom("tarn-bom");
        Set<String> managed = new TreeSet<>();
        for (Element dependency : below(child(child(bom, "dependencyManagement"), "dependencies"))) {
            managed.add(text(dependency, "artifactId"));
            assertEquals("dev.tarn", text(dependency, "groupId"));
            assertTrue(Set.of("${project.version}", text(bom, "version")).contains(text(dependency, "version")));
        }

        assertEquals(MODULES.keySet(), managed);
        assertNull(child(bom, "dependencies"), "a BOM brings nothing");
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void a_POM_stands_alone_and_says_whose_it_is(String artifact) throws Exception {
        Element pom = pom(artifact);
        for (String name : List.of("name", "description", "url", "licenses", "developers", "scm", "issueManagement")) {
            assertNotNull(child(pom, name), name);
        }
        Set<String> names = below(pom).stream().map(Node::getNodeName).collect(Collectors.toSet());

        assertFalse(names.removeAll(Set.of("parent", "build", "profiles")), names.toString());
        assertFalse(
                Files.readString(file(artifact, "", "pom"))
                        .replace("${project.version}", "")
                        .contains("${"),
                "a property has no value");
    }

    @ParameterizedTest
    @MethodSource("artifactsWithJar")
    void dependencies_have_versions_and_none_is_for_tests(String artifact) throws Exception {
        Element dependencies = child(pom(artifact), "dependencies");
        for (Element dependency : dependencies == null ? List.<Element>of() : below(dependencies)) {
            assertNotNull(child(dependency, "version"), text(dependency, "artifactId"));
            Element scope = child(dependency, "scope");
            assertTrue(scope == null || !scope.getTextContent().equals("test"), text(dependency, "artifactId"));
        }
    }

    @ParameterizedTest
    @MethodSource("artifactsWithJar")
    void a_JAR_is_a_named_module_with_its_licence(String artifact) throws IOException {
        try (JarFile jar = new JarFile(file(artifact, "", "jar").toFile())) {
            assertEquals(
                    MODULES.get(artifact), jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
            hasLicence(jar);
            List<String> bundled = BUNDLED.getOrDefault(artifact, List.of());
            assertEquals(!bundled.isEmpty(), jar.getEntry("META-INF/THIRD-PARTY-NOTICE.txt") != null);
            if (!bundled.isEmpty()) {
                String libraries = read(jar, "META-INF/THIRD-PARTY-NOTICE.txt");
                for (String library : bundled) {
                    assertTrue(libraries.contains(library), libraries);
                }
                assertFalse(libraries.contains("dev.tarn:"), libraries);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("artifactsWithJar")
    void sources_and_Javadoc_lie_beside_the_JAR(String artifact) throws IOException {
        for (String classifier : List.of("-sources", "-javadoc")) {
            try (JarFile jar = new JarFile(file(artifact, classifier, "jar").toFile())) {
                hasLicence(jar);
            }
        }
    }

    @Test
    void the_contracts_of_the_ports_are_published_with_their_licence() throws IOException {
        try (JarFile jar = new JarFile(file("tarn-ports", "-tests", "jar").toFile())) {
            hasLicence(jar);
            assertEquals(
                    "dev.tarn.ports.contracts",
                    jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
        }
    }

    private static void hasLicence(JarFile jar) throws IOException {
        assertTrue(read(jar, "META-INF/LICENSE").contains("Apache License"), jar.getName());
        assertTrue(read(jar, "META-INF/NOTICE").startsWith("Tarn\n"), jar.getName());
        assertEquals(
                1,
                Pattern.compile("^Tarn$", Pattern.MULTILINE)
                        .matcher(read(jar, "META-INF/NOTICE"))
                        .results()
                        .count(),
                jar.getName());
    }

    static Set<String> artifacts() throws IOException {
        try (Stream<Path> folders = Files.list(TARN)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Set<String> artifactsWithJar() {
        return MODULES.keySet();
    }

    /** A snapshot's file has a time in its name. */
    private static Path file(String artifact, String classifier, String type) throws IOException {
        Pattern name = Pattern.compile(artifact + "-[0-9][0-9.]*(-[0-9.]+-[0-9]+)?" + classifier + "\\." + type);
        try (Stream<Path> files =
                Files.find(TARN.resolve(artifact), 2, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(artifact + " has no " + classifier + "." + type));
        }
    }

    private static String read(JarFile jar, String name) throws IOException {
        assertNotNull(jar.getEntry(name), jar.getName() + " has no " + name);
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Element pom(String artifact) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file(artifact, "", "pom").toFile());
        return document.getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        return below(parent).stream()
                .filter(element -> element.getNodeName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static List<Element> below(Element parent) {
        Stream.Builder<Element> found = Stream.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found.build().toList();
    }
}
