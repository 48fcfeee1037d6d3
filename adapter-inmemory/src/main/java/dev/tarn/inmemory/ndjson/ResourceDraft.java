package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.rule.TextRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has been learnt of a resource while its members pass by. */
final class ResourceDraft {

    /** The shape of a type's name, as HealthLake states it ({@code data-plane.md} 1.5). */
    private static final TextRule TYPE_NAME = TextRule.of("resourceType", 1, 256, "[A-Za-z]{1,256}");

    private enum Known {
        TYPE,
        ID,
        META
    }

    private final JsonText text;
    private final JsonTokens tokens;
    private final JsonParser parser;
    private final Set<Known> seen = EnumSet.noneOf(Known.class);
    private final List<String> faults = new ArrayList<>(0);
    private Optional<ResourceType> type = Optional.empty();
    private Optional<ResourceId> id = Optional.empty();
    private Optional<MetaMember> meta = Optional.empty();
    private int idEnd;

    ResourceDraft(JsonText text, JsonTokens tokens) {
        this.text = text;
        this.tokens = tokens;
        this.parser = tokens.parser();
    }

    /** Reads all members, up to the closing brace. */
    void readMembers() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "resourceType" -> readType();
                case "id" -> readId();
                case "meta" -> readMeta();
                default -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
    }

    /** {@return what it is; the bytes of an accepted one are altered then, where it had members of the server's} */
    ReadResult result() {
        if (!seen.contains(Known.TYPE)) {
            faults.add("Missing required resourceType field in resource json");
        }
        if (!seen.contains(Known.ID)) {
            faults.add("Missing required id field in resource json");
        }
        meta.ifPresent(found -> faults.addAll(found.faults()));
        if (!faults.isEmpty()) {
            return new InvalidResource(faults);
        }
        return new AcceptedResource(
                new ResourceAddress(type.orElseThrow(), id.orElseThrow()), BodyCutter.cut(text, idEnd, meta));
    }

    private void readType() throws IOException {
        if (value(Known.TYPE, "resourceType", JsonToken.VALUE_STRING)) {
            String name = parser.getText();
            type = ResourceType.find(name);
            if (type.isEmpty()) {
                List<Violation> violations = TYPE_NAME.violations("resourceType", name);
                Constraint stored = new Constraint.Rule("be a resource type of FHIR R4 that HealthLake stores");
                faults.add(new Invalid(
                                violations.isEmpty() ? List.of(Violation.of("resourceType", name, stored)) : violations)
                        .getMessage());
            }
        }
    }

    private void readId() throws IOException {
        if (value(Known.ID, "id", JsonToken.VALUE_STRING)) {
            try {
                id = Optional.of(new ResourceId(parser.getText()));
            } catch (Invalid e) {
                faults.add(e.getMessage());
            }
            idEnd = tokens.end();
        }
    }

    private void readMeta() throws IOException {
        int start = tokens.start();
        if (value(Known.META, "meta", JsonToken.START_OBJECT)) {
            meta = Optional.of(MetaMember.read(tokens, text, start));
        }
    }

    /** Goes to the value of a member; false where it is not of the right kind, and then it has been skipped. */
    private boolean value(Known member, String name, JsonToken right) throws IOException {
        if (!seen.add(member)) {
            faults.add(name + " is there twice");
        }
        JsonToken token = parser.nextToken();
        if (token == right) {
            return true;
        }
        faults.add(name + " must be " + JsonKind.of(right) + ", and is " + JsonKind.of(token));
        parser.skipChildren();
        return false;
    }
}
