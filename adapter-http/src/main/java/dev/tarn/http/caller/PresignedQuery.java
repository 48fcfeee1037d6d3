package dev.tarn.http.caller;

import org.jspecify.annotations.Nullable;

/** The query of a presigned URL. */
public final class PresignedQuery {

    private static final String PREFIX = "X-Amz-";
    private static final String ALGORITHM = PREFIX + "Algorithm=";

    private PresignedQuery() {}

    /** {@return a query without the parameters of its signature, which are none of FHIR; null for none} */
    public static @Nullable String withoutSignature(@Nullable String query) {
        if (query == null || !query.contains(ALGORITHM)) {
            return query;
        }
        StringBuilder kept = new StringBuilder(query.length());
        for (String piece : query.split("&", -1)) {
            if (!piece.startsWith(PREFIX)) {
                kept.append(kept.length() == 0 ? "" : "&").append(piece);
            }
        }
        return kept.toString();
    }
}
