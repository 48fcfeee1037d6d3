package dev.tarn.domain.tag;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.rule.TextRule;
import java.util.Optional;

/** The ARN of what has tags: a data store, or a data transformation profile. */
public record TaggedArn(String value) {

    /** The model's shape {@code AmazonResourceName}. */
    public static final TextRule RULE = TextRule.of(
            "AmazonResourceName",
            1,
            1011,
            "arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-z0-9-]+:\\d{12}:"
                    + "(datastore\\/fhir\\/.{32}|dataTransformationProfile\\/[a-f0-9]{32})");

    private static final String DATASTORE = ":datastore/fhir/";

    public TaggedArn {
        RULE.check(value);
    }

    /** {@return the tagged ARN of a data store} */
    public static TaggedArn of(DatastoreArn arn) {
        return new TaggedArn(arn.toString());
    }

    /**
     * {@return the data store that is meant; empty for a data transformation profile, and where no data store can be
     * meant: the model lets ids and regions pass here that it refuses elsewhere}
     */
    public Optional<DatastoreArn> datastore() {
        if (!value.contains(DATASTORE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DatastoreArn.parse(value));
        } catch (Invalid impossible) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
