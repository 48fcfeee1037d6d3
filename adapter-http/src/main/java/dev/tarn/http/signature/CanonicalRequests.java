package dev.tarn.http.signature;

import dev.tarn.http.signature.canonical.CanonicalForm;
import dev.tarn.http.signature.canonical.CanonicalHeaders;
import dev.tarn.http.signature.canonical.CanonicalQuery;
import dev.tarn.http.signature.canonical.CanonicalUri;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The canonical requests that one request can be read as: the documented one first, then those of other signers. */
final class CanonicalRequests {

    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final String HOST = "host";

    private final RequestHead request;
    private final CanonicalUri uri;
    private final CanonicalQuery query;
    private final SignedHeaders signedHeaders;
    private final String payloadHash;

    /** A part of the canonical request in one form; without a form, the documented one. */
    private record Part(String text, Set<CanonicalForm> form) {

        private Part(String text) {
            this(text, CanonicalForm.strict());
        }

        private Part(String text, CanonicalForm form) {
            this(text, EnumSet.of(form));
        }
    }

    CanonicalRequests(
            RequestHead request,
            CanonicalUri uri,
            CanonicalQuery query,
            SignedHeaders signedHeaders,
            String payloadHash) {
        this.request = request;
        this.uri = uri;
        this.query = query;
        this.signedHeaders = signedHeaders;
        this.payloadHash = payloadHash;
    }

    /** {@return the documented canonical request} */
    String strict() {
        return text(host(), uri.of(request.path()), query.canonical(true));
    }

    /** {@return the forms, other than the documented one, in which a canonical request passes; null for none} */
    @Nullable
    Match other(Predicate<String> passes) {
        for (Part host : hosts()) {
            for (Part path : paths()) {
                for (Part parameters : queries()) {
                    Set<CanonicalForm> form = CanonicalForm.strict();
                    form.addAll(host.form());
                    form.addAll(path.form());
                    form.addAll(parameters.form());
                    String canonical = text(host.text(), path.text(), parameters.text());
                    if (!form.isEmpty() && passes.test(canonical)) {
                        return new Match(canonical, form);
                    }
                }
            }
        }
        return null;
    }

    /** A canonical request that a signature is right for. */
    record Match(String canonical, Set<CanonicalForm> form) {}

    private String host() {
        return String.join(",", signedHeaders.all(HOST));
    }

    private List<Part> hosts() {
        String host = host();
        String bare = PORT.matcher(host).replaceFirst("");
        return bare.equals(host)
                ? List.of(new Part(host))
                : List.of(new Part(host), new Part(bare, CanonicalForm.HOST_WITHOUT_PORT));
    }

    private List<Part> paths() {
        String sent = request.path();
        String canonical = uri.of(sent);
        return canonical.equals(sent)
                ? List.of(new Part(canonical))
                : List.of(new Part(canonical), new Part(sent, CanonicalForm.PATH_AS_SENT));
    }

    private List<Part> queries() {
        List<Part> parts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String strict = query.canonical(true);
        seen.add(strict);
        parts.add(new Part(strict));
        add(parts, seen, query.canonical(false), CanonicalForm.PLUS_IS_PLUS);
        add(parts, seen, query.sortedAsSent(), CanonicalForm.QUERY_AS_SENT_SORTED);
        add(parts, seen, query.asSent(), CanonicalForm.QUERY_AS_SENT);
        return parts;
    }

    private static void add(List<Part> parts, Set<String> seen, String text, CanonicalForm form) {
        if (seen.add(text)) {
            parts.add(new Part(text, form));
        }
    }

    private String text(String host, String path, String parameters) {
        StringBuilder text = new StringBuilder(1024);
        text.append(request.method()).append('\n');
        text.append(path).append('\n');
        text.append(parameters).append('\n');
        for (int i = 0; i < signedHeaders.names().size(); i++) {
            String name = signedHeaders.names().get(i);
            CanonicalHeaders.append(
                    text,
                    name,
                    name.equals(HOST) ? List.of(host) : signedHeaders.values().get(i));
        }
        text.append('\n').append(signedHeaders.text());
        return text.append('\n').append(payloadHash).toString();
    }
}
