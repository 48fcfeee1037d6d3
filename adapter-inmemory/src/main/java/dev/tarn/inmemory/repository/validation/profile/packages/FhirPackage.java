package dev.tarn.inmemory.repository.validation.profile.packages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import dev.tarn.inmemory.repository.validation.profile.definition.Profile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A FHIR package: a {@code .tgz} file with the folder {@code package}. All of it is read when it is opened, so that a damaged
 * file is found at once; the definitions are compiled when the guide is needed.
 */
public final class FhirPackage {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FOLDER = "package/";
    private static final int MOST_PROFILES = 5_000;

    private final Path file;
    private final String id;
    private final String version;
    private final Map<String, String> dependencies;

    private FhirPackage(Path file, JsonNode manifest) {
        this.file = file;
        this.id = manifest.path("name").asText();
        this.version = manifest.path("version").asText();
        Map<String, String> others = new HashMap<>();
        manifest.path("dependencies")
                .properties()
                .forEach(other -> others.put(other.getKey(), other.getValue().asText()));
        this.dependencies = others;
    }

    /** Takes a JSON file of the package. */
    @FunctionalInterface
    private interface Content {
        void take(String name, byte[] json) throws IOException;
    }

    /**
     * {@return the package in a file}
     *
     * @throws PackageException where it cannot be read, or does not say its name and version
     */
    public static FhirPackage open(Path file) {
        List<JsonNode> manifests = new ArrayList<>();
        each(file, (name, json) -> {
            if (name.equals("package.json")) {
                tree(json).ifPresent(manifests::add);
            }
        });
        if (manifests.isEmpty()) {
            throw PackageException.ofFile(file, "it has no package/package.json that is JSON");
        }
        FhirPackage opened = new FhirPackage(file, manifests.get(0));
        if (opened.id.isBlank() || opened.version.isBlank()) {
            throw PackageException.ofFile(file, "its package/package.json has no name or no version");
        }
        return opened;
    }

    private static void each(Path file, Content content) {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            TarEntries entries = new TarEntries(in);
            while (entries.next()) {
                String name = entries.name();
                boolean json = name.startsWith(FOLDER) && name.endsWith(".json");
                if (json && name.indexOf('/', FOLDER.length()) < 0) {
                    content.take(name.substring(FOLDER.length()), entries.content());
                }
            }
        } catch (IOException e) {
            String cause = e.getMessage();
            throw PackageException.ofFile(file, cause == null ? "it ends too early" : cause);
        }
    }

    /** {@return the name, as {@code hl7.fhir.us.core}} */
    public String id() {
        return id;
    }

    /** {@return the version of the package} */
    public String version() {
        return version;
    }

    /**
     * Compiles the definitions. What is no definition of FHIR R4 is passed over, and named in {@link Guide#unchecked}.
     *
     * @throws PackageException where the file can no longer be read
     */
    public Guide read() {
        ValueSetCodes codes = new ValueSetCodes();
        List<String> unchecked = new ArrayList<>();
        each(file, (name, json) -> {
            String type = resourceType(json);
            if (type.equals("ValueSet")) {
                tree(json).ifPresent(codes::addValueSet);
            } else if (type.equals("CodeSystem")) {
                tree(json).ifPresent(codes::addCodeSystem);
            } else if (type.isEmpty() && !name.equals("package.json") && !name.equals(".index.json")) {
                unchecked.add(name + ": no JSON that has a resourceType, or too large");
            }
        });
        Map<String, Profile> profiles = new TreeMap<>();
        Map<String, Map<String, List<String>>> bound = new TreeMap<>();
        SnapshotReader reader = new SnapshotReader(
                url -> {
                    codes.of(url).ifPresent(found -> bound.put(url, found));
                    return bound.containsKey(url);
                },
                unchecked);
        each(file, (name, json) -> {
            if (resourceType(json).equals("StructureDefinition") && profiles.size() < MOST_PROFILES) {
                Optional<JsonNode> definition = tree(json);
                if (definition.isEmpty()) {
                    unchecked.add(name + ": no JSON");
                }
                definition.ifPresent(tree -> add(reader, tree, profiles, unchecked));
            }
        });
        return new Guide(id, version, dependencies, profiles, bound, unchecked);
    }

    private static void add(
            SnapshotReader reader, JsonNode definition, Map<String, Profile> profiles, List<String> unchecked) {
        if (!definition.path("derivation").asText().equals("constraint")) {
            return;
        }
        String url = definition.path("url").asText();
        try {
            String release = definition.path("fhirVersion").asText();
            if (!release.isEmpty() && !release.startsWith("4.0")) {
                throw new IllegalArgumentException("it is for FHIR " + release + ", not 4.0");
            }
            profiles.put(url, reader.read(definition));
        } catch (IllegalArgumentException e) {
            unchecked.add(url + ": " + e.getMessage());
        }
    }

    private static Optional<JsonNode> tree(byte[] json) {
        try {
            return Optional.of(MAPPER.readTree(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return the resource type of a JSON object, found without reading all of it; empty where it has none} */
    private static String resourceType(byte[] json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("resourceType");
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : "";
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
