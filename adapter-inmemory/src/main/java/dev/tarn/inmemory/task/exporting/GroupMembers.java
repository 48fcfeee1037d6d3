package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.WorkFailed;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The patients of a Group: {@code member.entity} of the members that are not inactive. */
final class GroupMembers {

    private static final String PATIENT = ResourceType.Patient + "/";

    private final Set<String> patients = new HashSet<>();

    private final JsonBytes json;

    private GroupMembers(JsonBytes json) {
        this.json = json;
    }

    /**
     * {@return the ids of the patients, as the Group was at a moment}
     *
     * @throws WorkFailed if the Group did not exist then
     */
    static Set<String> of(ResourceStore resources, ResourceId id, Instant asOf) {
        ResourceVersion group = resources
                .read(new ResourceAddress(ResourceType.Group, id), asOf)
                .filter(version -> !version.isDeletion())
                .orElseThrow(() -> new WorkFailed("Group/" + id + " did not exist when the export began"));
        JsonBytes json = new JsonBytes(group.body().content());
        GroupMembers members = new GroupMembers(json);
        json.members(json.skipWhitespace(0), (name, nameEnd, value) -> {
            if (json.text(name, nameEnd).equals("member")) {
                members.addAll(value);
            }
        });
        return Set.copyOf(members.patients);
    }

    private void addAll(int array) {
        if (json.at(array) != '[') {
            return;
        }
        int member = json.skipWhitespace(array + 1);
        while (json.at(member) != ']') {
            add(member);
            int next = json.skipWhitespace(json.end(member));
            member = json.at(next) == ',' ? json.skipWhitespace(next + 1) : next;
        }
    }

    private void add(int member) {
        if (!isObject(member)) {
            return;
        }
        boolean[] inactive = {false};
        String[] reference = {""};
        json.members(member, (name, nameEnd, value) -> {
            switch (json.text(name, nameEnd)) {
                case "inactive" -> inactive[0] = json.scalar(value).equals("true");
                case "entity" -> reference[0] = reference(value);
                default -> {}
            }
        });
        int patient = reference[0].lastIndexOf(PATIENT);
        boolean isPatient = patient == 0 || (patient > 0 && reference[0].charAt(patient - 1) == '/');
        if (!inactive[0] && isPatient) {
            patients.add(reference[0].substring(patient + PATIENT.length()).replaceFirst("/_history/.*", ""));
        }
    }

    private String reference(int entity) {
        String[] text = {""};
        if (isObject(entity)) {
            json.members(entity, (name, nameEnd, value) -> {
                if (json.text(name, nameEnd).equals("reference") && json.at(value) == '"') {
                    text[0] = json.text(value + 1, json.end(value) - 1);
                }
            });
        }
        return text[0];
    }

    private boolean isObject(int value) {
        return json.at(value) == '{';
    }
}
