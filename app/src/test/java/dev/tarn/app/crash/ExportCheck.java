package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks at an export that has ended: what was there when it began is in it, nothing is in it twice, and all of it was
 * written by somebody.
 *
 * @param before what was there for certain when it began
 */
record ExportCheck(KnownStore store, Map<String, KnownResource> before, JobFolder folder) {

    void require() {
        Set<String> found = new HashSet<>();
        for (String name : folder.names()) {
            assertThat(name).matches("([A-Za-z]+)/\\1-\\d+\\.ndjson");
            folder.lines(name).forEach(line -> {
                if (!found.add(known(line))) {
                    throw new AssertionError("It is exported twice: " + line);
                }
            });
        }
        before.forEach((address, resource) -> {
            // What was written since may be in the export, or not.
            boolean unchanged = store.resource(address).equals(resource);
            if (unchanged && found.contains(address) != resource.isLive()) {
                throw new AssertionError(address + (resource.isLive() ? " is not exported" : " is exported")
                        + ", and was " + resource.versions());
            }
        });
    }

    /** {@return the address of a line that shows what somebody has written, and nothing that is older than the export} */
    private String known(String line) {
        JsonNode resource = Json.parse(line);
        String address =
                resource.get("resourceType").asText() + "/" + resource.get("id").asText();
        long version = resource.get("meta").get("versionId").asLong();
        store.possible(address).requireVersion(version, line);
        if (version < before.getOrDefault(address, KnownResource.NEVER).version()) {
            throw new AssertionError("There was a newer version when the export began: " + line);
        }
        return address;
    }
}
