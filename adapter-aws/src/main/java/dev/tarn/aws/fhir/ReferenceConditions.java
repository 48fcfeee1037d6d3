package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditional references in a body, such as {@code Practitioner?identifier=1}: members {@code reference} whose value is a type
 * and a condition. All other bytes stay.
 */
final class ReferenceConditions {

    private static final Pattern FORM = Pattern.compile("([A-Z][A-Za-z]{1,63})\\?(.+)");
    private static final String MEMBER = "reference";
    private static final String BUNDLE = "Bundle";

    private ReferenceConditions() {}

    /** {@return the body with each conditional reference replaced; as it is where it is not JSON, or is a Bundle} */
    static ResourceJson replaced(
            ResourceJson body, BiFunction<ResourceType, List<QueryParameter>, ResourceAddress> find) {
        byte[] utf8 = body.utf8();
        if (!hasQuestionMark(utf8)) {
            return body;
        }
        try (JsonParser parser = JsonTokenReader.parser(utf8)) {
            return replaced(body, utf8, parser, find);
        } catch (IOException e) {
            // HealthLake refuses it with a reason of its own.
            return body;
        }
    }

    private static boolean hasQuestionMark(byte[] utf8) {
        for (byte one : utf8) {
            if (one == '?') {
                return true;
            }
        }
        return false;
    }

    private static ResourceJson replaced(
            ResourceJson body,
            byte[] utf8,
            JsonParser parser,
            BiFunction<ResourceType, List<QueryParameter>, ResourceAddress> find)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
        Map<String, ResourceAddress> found = new HashMap<>();
        int copied = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                continue;
            }
            String name = parser.currentName();
            String text = parser.getText();
            if (parser.getParsingContext().getNestingDepth() == 1
                    && "resourceType".equals(name)
                    && text.equals(BUNDLE)) {
                return body;
            }
            Matcher form = FORM.matcher(text);
            if (!MEMBER.equals(name) || !form.matches()) {
                continue;
            }
            Optional<ResourceType> type = ResourceType.find(form.group(1));
            if (type.isPresent()) {
                ResourceAddress address = found.get(text);
                if (address == null) {
                    address = find.apply(type.get(), QueryString.parse(form.group(2)));
                    found.put(text, address);
                }
                int begin = (int) parser.currentTokenLocation().getByteOffset();
                out.write(utf8, copied, begin - copied);
                out.writeBytes(("\"" + address + "\"").getBytes(StandardCharsets.UTF_8));
                copied = (int) parser.currentLocation().getByteOffset();
            }
        }
        if (copied == 0) {
            return body;
        }
        out.write(utf8, copied, utf8.length - copied);
        return ResourceJson.of(out.toByteArray());
    }
}
