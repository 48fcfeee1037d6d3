package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.WrittenResource;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET Type/id/_history}, and its answer ({@code data-plane.md} 3.2). */
final class HistoryCall {

    /** The most that HealthLake takes as {@code _count} ({@code data-plane.md} 3.3). */
    private static final int MOST = 100;

    /** FHIR's years have four digits; no version is older or newer than these. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private HistoryCall() {}

    static FhirCall of(HistoryRequest request) {
        StringBuilder path = new StringBuilder(Headers.path(request.address()))
                .append("/_history?_count=")
                .append(Math.min(MOST, request.pageSize().value()));
        request.since().ifPresent(time -> path.append("&_since=").append(encode(instant(time))));
        request.at().ifPresent(time -> path.append("&_at=").append(encode(instant(time))));
        request.pageToken().ifPresent(token -> path.append("&page=").append(encode(token.value())));
        return FhirCall.get(path.toString());
    }

    /**
     * {@return the page that the answer is}
     *
     * @throws IOException if the body is not a history
     */
    static ResourceHistory read(byte[] body, ResourceAddress address) throws IOException {
        AnsweredBundle bundle = AnsweredBundle.read(body);
        List<HistoryEntry> entries = new ArrayList<>(bundle.entries().size());
        for (AnsweredBundle.Entry entry : bundle.entries()) {
            entries.add(entry(entry, address));
        }
        Optional<PageToken> next = bundle.next().flatMap(HistoryCall::token).map(PageToken::new);
        return new ResourceHistory(bundle.total().orElse(entries.size()), entries, next);
    }

    private static HistoryEntry entry(AnsweredBundle.Entry entry, ResourceAddress address) throws IOException {
        if (entry.resource().isPresent()) {
            boolean created = entry.text("response.status")
                    .map(status -> status.startsWith("201"))
                    .orElseGet(() -> entry.text("request.method").equals(Optional.of("POST")));
            return new WrittenResource(Stored.read(entry.resource().get()), created);
        }
        return deletion(entry, address);
    }

    /** {@return the deletion that an entry tells of, be it of a history or of a transaction} */
    static DeletedResource deletion(AnsweredBundle.Entry entry, ResourceAddress address) throws IOException {
        VersionId version = Headers.version(entry.text("response.etag"))
                .orElseThrow(() -> new IOException("an entry has no version in response.etag"));
        return new DeletedResource(address, version, Stored.time(entry.required("response.lastModified")));
    }

    private static Optional<String> token(String url) {
        return Stream.of(Optional.ofNullable(URI.create(url).getRawQuery())
                        .orElse("")
                        .split("&", -1))
                .filter(parameter -> parameter.startsWith("page="))
                .map(parameter -> URLDecoder.decode(parameter.substring("page=".length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String instant(Instant time) {
        return (time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
