package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A data store with resources that are costly to search: many referrers, cycles of references, long texts. */
final class SearchData {

    static final int PATIENTS = 200;
    static final int OBSERVATIONS = 6_000;

    private static final int IN_A_BATCH = 400;
    private static final int LONG_NAMES = 20;

    private final Endpoint endpoint;

    SearchData(int port) throws IOException {
        this.endpoint = new Endpoint(port);
        put("Patient", 0, PATIENTS);
        put("Observation", 0, OBSERVATIONS);
        put("Organization", 0, 100);
        put("Group", 0, 10);
    }

    String base() {
        return endpoint.base();
    }

    private void put(String type, int from, int to) throws IOException {
        for (int i = from; i < to; i += IN_A_BATCH) {
            String entries = IntStream.range(i, Math.min(to, i + IN_A_BATCH))
                    .mapToObj(n ->
                            "{\"resource\":{\"resourceType\":\"" + type + "\",\"id\":\"r" + n + "\"," + members(type, n)
                                    + "},\"request\":{\"method\":\"PUT\",\"url\":\"" + type + "/r" + n + "\"}}")
                    .collect(Collectors.joining(","));
            Wire.Answer answer = once(Playground.request(
                    "POST",
                    base(),
                    "Prefer: return=minimal\r\n",
                    "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entries + "]}"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("\"status\":\"4").doesNotContain("\"status\":\"5");
        }
    }

    private static String members(String type, int n) {
        return switch (type) {
            case "Patient" ->
                "\"name\":[{\"family\":\"" + (n < LONG_NAMES ? "a".repeat(20_000) + "b" : "Family" + n)
                        + "\"}],\"birthDate\":\"19" + (10 + n % 90)
                        + "-01-01\",\"link\":[{\"other\":{\"reference\":\"Patient/r"
                        + (n + 1) % PATIENTS + "\"},\"type\":\"seealso\"}]";
            case "Observation" ->
                "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"c" + n % 50
                        + "\"}]},\"subject\":{\"reference\":\"Patient/r" + n % PATIENTS
                        + "\"},\"effectiveDateTime\":\"2020-01-" + (10 + n % 20) + "\",\"valueQuantity\":{\"value\":"
                        + n
                        + ".5,\"unit\":\"mg\"},\"hasMember\":[{\"reference\":\"Observation/r" + (n + 1) % OBSERVATIONS
                        + "\"},{\"reference\":\"Observation/r" + (n * 7) % OBSERVATIONS + "\"}]";
            case "Organization" ->
                "\"name\":\"Organization " + n + "\",\"partOf\":{\"reference\":\"Organization/r" + (n + 1) % 100
                        + "\"}";
            default ->
                "\"type\":\"person\",\"actual\":true,\"member\":["
                        + IntStream.range(0, PATIENTS)
                                .mapToObj(i -> "{\"entity\":{\"reference\":\"Patient/r" + i + "\"}}")
                                .collect(Collectors.joining(","))
                        + "]";
        };
    }

    /** {@return the answer to a request, on a connection of its own} */
    Wire.Answer once(byte[] request) throws IOException {
        return endpoint.once(request);
    }
}
