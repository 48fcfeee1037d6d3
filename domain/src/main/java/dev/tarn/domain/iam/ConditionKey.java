package dev.tarn.domain.iam;

import java.util.Locale;

/**
 * What a condition compares ({@code authorization.md} 2.3). Names compare without case, as in IAM. Immutable.
 *
 * @param kind which property of the request
 * @param tag the key of the tag for {@code aws:ResourceTag/<key>} and {@code aws:RequestTag/<key>}; empty for others
 */
public record ConditionKey(Kind kind, String tag) {

    /** Where a key has a value. */
    enum Place {
        IDENTITY_POLICY,
        TRUST_POLICY
    }

    /** The properties of requests. */
    public enum Kind {
        /** The tags of the data store. */
        RESOURCE_TAG("aws:ResourceTag/", Place.IDENTITY_POLICY),
        /** The tags that the request sets. */
        REQUEST_TAG("aws:RequestTag/", Place.IDENTITY_POLICY),
        /** The keys of the tags that the request sets or removes. */
        TAG_KEYS("aws:TagKeys", Place.IDENTITY_POLICY),
        REQUESTED_REGION("aws:RequestedRegion", Place.IDENTITY_POLICY),
        PASSED_TO_SERVICE("iam:PassedToService", Place.IDENTITY_POLICY),
        SECURE_TRANSPORT("aws:SecureTransport", Place.IDENTITY_POLICY),
        SOURCE_ACCOUNT("aws:SourceAccount", Place.TRUST_POLICY),
        SOURCE_ARN("aws:SourceArn", Place.TRUST_POLICY);

        private final String wireName;
        private final Place place;

        Kind(String wireName, Place place) {
            this.wireName = wireName;
            this.place = place;
        }

        private boolean hasTag() {
            return wireName.endsWith("/");
        }
    }

    /** {@return a key without a tag} */
    public static ConditionKey of(Kind kind) {
        return new ConditionKey(kind, "");
    }

    /** @throws IllegalArgumentException that lists the accepted keys */
    static ConditionKey parse(String text, Place place) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder accepted = new StringBuilder();
        for (Kind kind : Kind.values()) {
            String name = kind.wireName.toLowerCase(Locale.ROOT);
            if (kind.place != place) {
                continue;
            }
            if (kind.hasTag() ? lower.startsWith(name) && text.length() > name.length() : lower.equals(name)) {
                return new ConditionKey(kind, text.substring(kind.wireName.length()));
            }
            accepted.append(accepted.isEmpty() ? "" : ", ")
                    .append(kind.wireName)
                    .append(kind.hasTag() ? "<key>" : "");
        }
        throw new IllegalArgumentException("the condition key '" + text + "' is not supported: use " + accepted);
    }

    @Override
    public String toString() {
        return kind.wireName + tag;
    }
}
