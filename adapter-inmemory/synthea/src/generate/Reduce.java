import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Reduces Synthea's bulk export to one file with the types that HealthLake preloads ({@code data-plane.md} 5):
 * {@code java -classpath <Synthea's> Reduce.java <directory of the export> <file to write>}.
 *
 * <p>Conditional references, as {@code Practitioner?identifier=...}, become literal ones, so that every reference can be
 * resolved. Reports that hold only the text of a note are left out, since their text does not compress, and Provenance does
 * not list them. Nothing else is changed. Lines are sorted, because Synthea writes from several threads.
 */
class Reduce {

    private static final List<String> TYPES = List.of(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "Encounter",
            "Condition",
            "AllergyIntolerance",
            "CareTeam",
            "CarePlan",
            "Device",
            "MedicationRequest",
            "MedicationAdministration",
            "Immunization",
            "Procedure",
            "Observation",
            "DiagnosticReport",
            "ImagingStudy",
            "Claim",
            "ExplanationOfBenefit",
            "Provenance");

    private final List<JsonObject> resources = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, String> byIdentifier = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        Reduce reduce = new Reduce();
        reduce.read(Path.of(arguments[0]));
        reduce.write(Path.of(arguments[1]));
    }

    private void read(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                JsonObject resource = JsonParser.parseString(line).getAsJsonObject();
                boolean isNote = type(resource).equals("DiagnosticReport") && !resource.has("result");
                if (TYPES.contains(type(resource)) && !isNote) {
                    add(resource);
                }
            }
        }
    }

    private void add(JsonObject resource) {
        resources.add(resource);
        addresses.add(address(resource));
        if (resource.has("identifier")) {
            for (JsonElement each : resource.getAsJsonArray("identifier")) {
                JsonObject identifier = each.getAsJsonObject();
                if (identifier.has("system")) {
                    String condition = "identifier=" + text(identifier, "system") + "|" + text(identifier, "value");
                    byIdentifier.put(type(resource) + "?" + condition, address(resource));
                }
            }
        }
    }

    private void write(Path file) throws IOException {
        // Stable, so that the resources of a patient, which one thread wrote, keep their order.
        resources.sort(Comparator.comparingInt((JsonObject resource) -> TYPES.indexOf(type(resource)))
                .thenComparing(Reduce::owner));
        Gson gson = new GsonBuilder().disableHtmlEscaping().create();
        Map<String, Integer> counts = new TreeMap<>();
        try (OutputStream out = new BestCompression(Files.newOutputStream(file))) {
            for (JsonObject resource : resources) {
                resolve(resource);
                out.write((gson.toJson(resource) + "\n").getBytes(StandardCharsets.UTF_8));
                counts.merge(type(resource), 1, Integer::sum);
            }
        }
        counts.forEach((type, count) -> System.out.println("| " + type + " | " + count + " |"));
        System.out.println(resources.size() + " resources, " + Files.size(file) + " bytes");
    }

    /** {@return the patient, or what it is sorted by where it has none} */
    private static String owner(JsonObject resource) {
        for (String member : List.of("subject", "patient")) {
            if (resource.has(member)) {
                return text(resource.getAsJsonObject(member), "reference");
            }
        }
        return resource.has("target")
                ? text(resource.getAsJsonArray("target").get(0).getAsJsonObject(), "reference")
                : text(resource, "id");
    }

    /** Makes every reference literal, and takes those to resources that were left out from the lists that hold them. */
    private void resolve(JsonElement element) {
        if (element.isJsonArray()) {
            JsonArray array = element.getAsJsonArray();
            for (int i = array.size() - 1; i >= 0; i--) {
                if (isLeftOut(array.get(i))) {
                    array.remove(i);
                } else {
                    resolve(array.get(i));
                }
            }
        } else if (element.isJsonObject()) {
            JsonObject object = element.getAsJsonObject();
            if (object.has("reference") && object.get("reference").isJsonPrimitive()) {
                String literal = byIdentifier.getOrDefault(text(object, "reference"), text(object, "reference"));
                if (isLeftOut(object)) {
                    throw new IllegalStateException("The reference " + literal + " cannot be resolved");
                }
                object.add("reference", new JsonPrimitive(literal));
            }
            object.entrySet().forEach(member -> resolve(member.getValue()));
        }
    }

    private boolean isLeftOut(JsonElement element) {
        if (!element.isJsonObject() || !element.getAsJsonObject().has("reference")) {
            return false;
        }
        JsonElement reference = element.getAsJsonObject().get("reference");
        return reference.isJsonPrimitive()
                && !reference.getAsString().startsWith("#")
                && !addresses.contains(reference.getAsString())
                && !byIdentifier.containsKey(reference.getAsString());
    }

    private static String type(JsonObject resource) {
        return text(resource, "resourceType");
    }

    private static String address(JsonObject resource) {
        return type(resource) + "/" + text(resource, "id");
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    private static final class BestCompression extends GZIPOutputStream {
        BestCompression(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
