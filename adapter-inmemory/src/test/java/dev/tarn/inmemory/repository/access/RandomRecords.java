package dev.tarn.inmemory.repository.access;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A data store with a few patients and their records, which refer to each other at random. */
final class RandomRecords implements AutoCloseable {

    private static final int PATIENTS = 3;

    final Random random;
    final LocalHealthLake lake = LocalHealthLake.builder().withoutValidation().build();
    final DatastoreId store;

    /** What each Observation and Condition refers to by {@code subject}. */
    final Map<String, String> subjects = new LinkedHashMap<>();

    /** The gender of each patient. */
    final Map<String, String> genders = new LinkedHashMap<>();

    final List<String> addresses = new ArrayList<>();

    RandomRecords(long seed) {
        random = new Random(seed);
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("random"))
                .id();
        for (int i = 0; i < PATIENTS; i++) {
            String gender = random.nextBoolean() ? "male" : "female";
            genders.put("Patient/p" + i, gender);
            put(
                    "Patient",
                    "p" + i,
                    ",\"gender\":\"" + gender + "\"" + maybe("generalPractitioner", "[", practitioner(), "]")
                            + (random.nextInt(3) == 0
                                    ? ",\"link\":[{\"other\":{\"reference\":\"" + patient() + "\"}}]"
                                    : ""));
        }
        put("Practitioner", "g0", "");
        for (int i = 0; i < 6; i++) {
            for (String type : List.of("Observation", "Condition")) {
                String subject = patient();
                subjects.put(type + "/x" + i, subject);
                put(
                        type,
                        "x" + i,
                        ",\"subject\":{\"reference\":\"" + written(subject) + "\"}" + status(type)
                                + (type.equals("Observation")
                                        ? maybe("performer", "[", patient(), "]")
                                        : maybe("asserter", "", patient(), "")));
            }
        }
        for (int i = 0; i < 3; i++) {
            put("Device", "d" + i, maybe("patient", "", patient(), ""));
            put("Binary", "b" + i, ",\"contentType\":\"text/plain\"" + maybe("securityContext", "", any(), ""));
            put("Provenance", "v" + i, ",\"target\":[{\"reference\":\"" + any() + "\"}]");
        }
    }

    /** Some references are absolute: below this endpoint, or below another one. */
    private String written(String address) {
        return switch (random.nextInt(5)) {
            case 0 -> "http://127.0.0.1:8080/datastore/" + store + "/r4/" + address;
            case 1 -> address + "/_history/1";
            case 2 -> random.nextBoolean() ? address : "http://other.example/r4/" + address;
            default -> address;
        };
    }

    private String status(String type) {
        return type.equals("Observation")
                ? ",\"status\":\"" + (random.nextBoolean() ? "final" : "preliminary") + "\""
                : ",\"clinicalStatus\":{\"coding\":[{\"code\":\"" + (random.nextBoolean() ? "active" : "resolved")
                        + "\"}]}";
    }

    private String maybe(String element, String open, String target, String close) {
        return random.nextBoolean()
                ? ""
                : ",\"" + element + "\":" + open + "{\"reference\":\"" + target + "\"}" + close;
    }

    String patient() {
        return "Patient/p" + random.nextInt(PATIENTS + 1);
    }

    String practitioner() {
        return "Practitioner/g" + random.nextInt(2);
    }

    private String any() {
        return random.nextInt(4) == 0 ? patient() : addresses.get(random.nextInt(addresses.size()));
    }

    /** Writes a second version of some observations, most of another patient, and deletes others. */
    void change() {
        for (int i = 0; i < 6; i++) {
            int change = random.nextInt(3);
            if (change == 0) {
                write(
                        "Observation",
                        "x" + i,
                        ",\"subject\":{\"reference\":\"" + patient() + "\"}" + status("Observation"));
            } else if (change == 1) {
                all().resources().delete(store, DeleteResource.of(address("Observation/x" + i)));
            }
        }
    }

    private void put(String type, String id, String members) {
        addresses.add(type + "/" + id);
        write(type, id, members);
    }

    private void write(String type, String id, String members) {
        all().resources()
                .update(
                        store,
                        UpdateResource.of(
                                address(type + "/" + id),
                                ResourceJson.of(
                                        "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"" + members + "}")));
    }

    FhirEndpoint all() {
        return lake.healthLake().fhir(Access.ALL);
    }

    static ResourceAddress address(String text) {
        int slash = text.indexOf('/');
        return new ResourceAddress(
                ResourceType.valueOf(text.substring(0, slash)), new ResourceId(text.substring(slash + 1)));
    }

    @Override
    public void close() {
        lake.close();
    }
}
