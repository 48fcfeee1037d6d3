package dev.tarn.inmemory.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.resource.JsonLimits;
import dev.tarn.inmemory.resource.JsonText;
import dev.tarn.inmemory.resource.Splices;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links from one entry of a bundle to another: a {@code urn:uuid:} or {@code urn:oid:} that an entry has as its
 * {@code fullUrl} becomes the address of that entry's resource. Only these bytes change
 * ({@code domain/docs/decisions.md} T26).
 */
final class BundleLinks {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(JsonLimits.withStringsOf(Integer.MAX_VALUE))
            .build();

    private static final Pattern URN = Pattern.compile("urn:(?:uuid|oid):.+");

    /** Members whose strings are never links, though an identifier may well have the same value. */
    private static final Set<String> WORDS =
            Set.of("id", "value", "valueString", "valueMarkdown", "display", "text", "title", "description", "name");

    /** A link in a narrative, as it stands in a JSON string: its quotes are escaped. */
    private static final Pattern NARRATIVE =
            Pattern.compile("(?:href|src)\\s*+=\\s*+(?:\\\\\"|\\\\u0022|')(urn:(?:uuid|oid):[^\"'\\\\<>\\s]++)");

    private final Map<String, ResourceAddress> addresses;

    BundleLinks(Map<String, ResourceAddress> addresses) {
        this.addresses = addresses;
    }

    /** {@return whether other entries may link to an entry by this name} */
    static boolean isName(String fullUrl) {
        return URN.matcher(fullUrl).matches();
    }

    /** {@return this body with its links; one that is no JSON stays as it is, for others to refuse} */
    ResourceJson inResource(ResourceJson body) {
        return in(body, WORDS);
    }

    /** {@return this patch with the links in its values} */
    ResourceJson inPatch(ResourceJson patch) {
        return in(patch, Set.of());
    }

    private ResourceJson in(ResourceJson json, Set<String> words) {
        byte[] utf8 = json.utf8();
        if (addresses.isEmpty() || JsonText.faultOf(utf8).isPresent()) {
            return json;
        }
        Splices splices = new Splices();
        try (JsonParser parser = JSON.createParser(utf8)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING && !words.contains(name)) {
                    link(parser, name, utf8, splices);
                }
            }
        } catch (JsonProcessingException e) {
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
        return splices.isEmpty() ? json : ResourceJson.of(splices.applied(utf8, 0, utf8.length));
    }

    private void link(JsonParser parser, String name, byte[] utf8, Splices splices) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        Optional<ResourceAddress> whole = Optional.ofNullable(addresses.get(parser.getText()));
        int end = (int) parser.currentLocation().getByteOffset();
        if (whole.isPresent()) {
            splices.put(start, end, "\"" + whole.get() + "\"");
        } else if (name.equals("div")) {
            // One character a byte, so that places in the text are places in the bytes.
            Matcher links = NARRATIVE.matcher(new String(utf8, start, end - start, StandardCharsets.ISO_8859_1));
            while (links.find()) {
                Optional.ofNullable(addresses.get(links.group(1)))
                        .ifPresent(address ->
                                splices.put(start + links.start(1), start + links.end(1), address.toString()));
            }
        }
    }
}
