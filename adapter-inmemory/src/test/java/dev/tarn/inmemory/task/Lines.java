package dev.tarn.inmemory.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** Lines that go into an import, and lines that come out in its logs. */
public final class Lines {

    private Lines() {}

    public static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    public static String line(String id, int x) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"x\":" + x + "}";
    }

    public static String success(int line, String type, String id, int status) {
        return "{\"lineId\":" + line + ",\"UpdateResourceResponse\":{\"jsonBlob\":{\"resourceType\":\"" + type
                + "\",\"id\":\"" + id + "\"},\"statusCode\":" + status + "}}";
    }

    /** The lines of a failure log. */
    public static List<JsonNode> failures(String text) throws IOException {
        JsonMapper json = new JsonMapper();
        return json.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
    }
}
