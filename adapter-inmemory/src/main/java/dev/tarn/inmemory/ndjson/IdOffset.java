package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceId;
import java.io.IOException;

/** Where the id of a resource is in its text, or would be. */
final class IdOffset {

    private static final int NOWHERE = -1;

    private int idStart = NOWHERE;
    private int idEnd = NOWHERE;
    private int typeEnd = NOWHERE;
    private int inside = NOWHERE;
    private boolean members;

    private IdOffset() {}

    /**
     * {@return the splices that set this id: the value of an existing member {@code id} is replaced, of any kind; otherwise the member
     * is inserted after the type}
     *
     * @param tokens at the beginning of the text
     */
    static Splices splices(JsonTokens tokens, ResourceId id) throws IOException {
        IdOffset place = new IdOffset();
        place.find(tokens);
        Splices splices = new Splices();
        String member = "\"id\":\"" + id + "\"";
        if (place.idStart != NOWHERE) {
            splices.put(place.idStart, place.idEnd, "\"" + id + "\"");
        } else if (place.typeEnd != NOWHERE) {
            splices.put(place.typeEnd, place.typeEnd, "," + member);
        } else if (place.inside != NOWHERE) {
            // It will be refused for having no type, and must not be refused for having no id as well.
            splices.put(place.inside, place.inside, place.members ? member + "," : member);
        }
        return splices;
    }

    private void find(JsonTokens tokens) throws IOException {
        JsonParser parser = tokens.parser();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        inside = tokens.end();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members = true;
            parser.nextToken();
            int start = tokens.start();
            parser.skipChildren();
            if (name.equals("id") || name.equals("resourceType")) {
                parser.finishToken();
                int end = tokens.end();
                if (name.equals("resourceType")) {
                    typeEnd = end;
                } else {
                    idStart = start;
                    idEnd = end;
                }
            }
        }
    }
}
