package dev.tarn.http.fhir.search;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What an entry of a search has around its resource: {@code fullUrl} and {@code search.mode}. All entries of a page have the
 * same but for the address, so that it is put together from bytes; a generator of JSON took as long as the search. Immutable.
 */
final class EntryFrame {

    private static final byte[] RESOURCE = ascii("{\"resource\":");
    private static final byte[] RESOURCE_AFTER_URL = ascii("\",\"resource\":");

    private static final Map<SearchEntry.Mode, byte[]> MODES = modes();

    /** In bytes: the longest address, and what is constant. */
    private static final int LONGEST = 192;

    /** An entry up to its address: the base URL has what the client sent as Host, and is escaped by the generator. */
    private final byte[] base;

    EntryFrame(Endpoint endpoint) {
        byte[] closed = AnswerWriter.object(entry -> entry.text("fullUrl", endpoint.base()));
        this.base = Arrays.copyOf(closed, closed.length - "\"}".length());
    }

    private static Map<SearchEntry.Mode, byte[]> modes() {
        Map<SearchEntry.Mode, byte[]> modes = new EnumMap<>(SearchEntry.Mode.class);
        for (SearchEntry.Mode mode : SearchEntry.Mode.values()) {
            modes.put(mode, ascii(",\"search\":{\"mode\":\"" + mode.name().toLowerCase(Locale.ROOT) + "\"}}"));
        }
        return modes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return the number of bytes of these entries at most} */
    long length(List<SearchEntry> entries) {
        long length = 0;
        for (SearchEntry entry : entries) {
            length += base.length + entry.json().length() + LONGEST;
        }
        return length;
    }

    /** Writes an entry. */
    void write(SearchEntry entry, ResourceJson.Output out) {
        if (entry.address().isPresent()) {
            put(base, out);
            put(address(entry.address().get()), out);
            put(RESOURCE_AFTER_URL, out);
        } else {
            put(RESOURCE, out);
        }
        entry.json().writeTo(out);
        put(Objects.requireNonNull(MODES.get(entry.mode())), out);
    }

    /** Types and ids are letters, digits, hyphens and dots: JSON escapes none of them. */
    private static byte[] address(ResourceAddress address) {
        return ascii(address.toString());
    }

    private static void put(byte[] bytes, ResourceJson.Output out) {
        out.write(bytes, 0, bytes.length);
    }
}
