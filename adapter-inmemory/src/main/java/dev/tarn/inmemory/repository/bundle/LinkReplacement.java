package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.JsonLimits;
import dev.tarn.inmemory.ndjson.JsonText;
import dev.tarn.inmemory.ndjson.Splices;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Replaces the links in the body or patch of one entry by the addresses that they lead to. Only these bytes change.
 * What is not JSON is returned as it is; the parser of bodies and patches refuses it.
 */
public final class LinkReplacement {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(JsonLimits.withStringsOf(Integer.MAX_VALUE))
            .build();

    private final BundleLinks links;
    private final ConditionalReferences references;
    private final ResourceType type;
    private final Optional<String> base;
    private final ToLongFunction<ResourceAddress> versions;

    /**
     * The links of one entry.
     *
     * @param references replaces references that are conditional
     * @param type of the resource that the entry writes
     * @param base against which relative links are resolved ({@link BundleLinks#base})
     * @param versions the version that the transaction gives to a resource that it writes
     */
    public LinkReplacement(
            BundleLinks links,
            ConditionalReferences references,
            ResourceType type,
            Optional<String> base,
            ToLongFunction<ResourceAddress> versions) {
        this.links = links;
        this.references = references;
        this.type = type;
        this.base = base;
        this.versions = versions;
    }

    /**
     * {@return this resource with its links replaced; throws {@link dev.tarn.domain.failure.Unprocessable} if they make
     * it too large} A Bundle resolves links by its own entries first: a link that
     * names one of them stays, and so does a relative or conditional link.
     */
    public ResourceJson inResource(ResourceJson body) {
        return replaced(body, (utf8, splices) -> {
            boolean isBundle = type == ResourceType.Bundle;
            BundleLinks outer = isBundle ? links.without(InnerEntries.fullUrls(JSON, utf8)) : links;
            strings(
                            outer,
                            isBundle ? Optional.empty() : base,
                            isBundle ? link -> Optional.empty() : references::address)
                    .splice(utf8, 0, utf8.length, LinkPlace.of(type), splices);
        });
    }

    /** {@return this JSON Patch with the links in the values of its operations replaced} */
    public ResourceJson inPatch(ResourceJson patch) {
        return replaced(patch, (utf8, splices) -> {
            LinkStrings strings = strings(links, base, references::address);
            try (JsonParser parser = JSON.createParser(utf8)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    return;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    operation(parser, utf8, LinkPlace.of(type), strings, splices);
                }
            }
        });
    }

    private static void operation(
            JsonParser parser, byte[] utf8, LinkPlace resource, LinkStrings strings, Splices splices)
            throws IOException {
        LinkPlace place = resource;
        int start = 0;
        int end = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("path") && token == JsonToken.VALUE_STRING) {
                place = resource.at(parser.getText());
            } else if (name.equals("value") && (token == JsonToken.VALUE_STRING || token.isStructStart())) {
                start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                end = (int) parser.currentLocation().getByteOffset();
            } else {
                parser.skipChildren();
            }
        }
        strings.splice(utf8, start, end, place, splices);
    }

    private LinkStrings strings(
            BundleLinks targets, Optional<String> relativeTo, Function<String, Optional<String>> conditional) {
        return new LinkStrings(JSON, link -> targets.resolve(link, relativeTo).map(this::written), conditional);
    }

    private String written(BundleLinks.Target target) {
        return target.ofVersion()
                ? target.address() + "/_history/" + versions.applyAsLong(target.address())
                : target.address().toString();
    }

    private interface Search {
        void find(byte[] utf8, Splices splices) throws IOException;
    }

    private ResourceJson replaced(ResourceJson json, Search search) {
        byte[] utf8 = json.utf8();
        if ((links.isEmpty() && !references.mayBeIn(utf8))
                || JsonText.faultOf(utf8).isPresent()) {
            return json;
        }
        Splices splices = new Splices();
        try {
            search.find(utf8, splices);
        } catch (JsonProcessingException e) {
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read", e);
        }
        return splices.isEmpty() ? json : ResourceJson.of(splices.applied(utf8, 0, utf8.length));
    }
}
