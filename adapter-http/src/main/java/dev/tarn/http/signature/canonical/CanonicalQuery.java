package dev.tarn.http.signature.canonical;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The query in the canonical request: as AWS documents it, and as some signers have it. */
public final class CanonicalQuery {

    /** The parameter of a presigned URL that is not part of what it signs. */
    private static final String SIGNATURE = "X-Amz-Signature";

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    private final List<Parameter> parameters;
    private final String raw;

    /** A parameter as it was received, or encoded. Both parts have one character for each byte. */
    public record Parameter(String name, String value) {

        private static Parameter of(String piece) {
            int equals = piece.indexOf('=');
            return equals < 0
                    ? new Parameter(piece, "")
                    : new Parameter(piece.substring(0, equals), piece.substring(equals + 1));
        }

        private Parameter recoded(boolean plusIsSpace) {
            return new Parameter(recoded(name, plusIsSpace), recoded(value, plusIsSpace));
        }

        private static String recoded(String text, boolean plusIsSpace) {
            return PercentCodec.encode(PercentCodec.decode(text, plusIsSpace), false);
        }
    }

    private CanonicalQuery(List<Parameter> parameters, String raw) {
        this.parameters = parameters;
        this.raw = raw;
    }

    /** {@return the query with this text, which stands behind the question mark} */
    public static CanonicalQuery of(String raw) {
        if (raw.isEmpty()) {
            return new CanonicalQuery(List.of(), raw);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int from = 0; from <= raw.length(); ) {
            int end = raw.indexOf('&', from);
            int to = end < 0 ? raw.length() : end;
            if (to > from) {
                parameters.add(Parameter.of(raw.substring(from, to)));
            }
            from = to + 1;
        }
        return new CanonicalQuery(parameters, raw);
    }

    /** {@return the parameters as they were received} */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /**
     * {@return the documented form: decoded, encoded, then sorted by name and value}
     *
     * @param plusIsSpace how a plus sign is read
     * @throws MalformedEscape for a query that cannot be decoded
     */
    public String canonical(boolean plusIsSpace) {
        if (parameters.isEmpty()) {
            return "";
        }
        List<Parameter> recoded = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            if (!parameter.name().equals(SIGNATURE)) {
                recoded.add(parameter.recoded(plusIsSpace));
            }
        }
        return sorted(recoded);
    }

    /** {@return the parameters as they were received, sorted} */
    public String sortedAsSent() {
        List<Parameter> kept = new ArrayList<>(parameters);
        kept.removeIf(parameter -> parameter.name().equals(SIGNATURE));
        return sorted(kept);
    }

    /** {@return the query as it was received, without the signature} */
    public String asSent() {
        if (!raw.contains(SIGNATURE)) {
            return raw;
        }
        List<String> kept = new ArrayList<>();
        for (String piece : raw.split("&", -1)) {
            if (!piece.startsWith(SIGNATURE + "=")) {
                kept.add(piece);
            }
        }
        return String.join("&", kept);
    }

    private static String sorted(List<Parameter> parameters) {
        parameters.sort(ORDER);
        StringBuilder joined = new StringBuilder();
        for (Parameter parameter : parameters) {
            joined.append(joined.length() == 0 ? "" : "&")
                    .append(parameter.name())
                    .append('=')
                    .append(parameter.value());
        }
        return joined.toString();
    }
}
