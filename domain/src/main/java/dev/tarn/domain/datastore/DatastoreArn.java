package dev.tarn.domain.datastore;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.rule.TextRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a data store: {@code arn:<partition>:healthlake:<region>:<account>:datastore/fhir/<id>}
 * ({@code control-plane.md} 4.1).
 */
public record DatastoreArn(String partition, Region region, AccountId account, DatastoreId datastoreId) {

    /** The model's shape {@code DatastoreArn}, which is laxer than HealthLake's own ARNs. */
    public static final TextRule RULE = TextRule.of(
            "DatastoreArn",
            0,
            Integer.MAX_VALUE,
            "arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-zA-Z0-9-]+:[0-9]{12}:datastore/.+?");

    /** DOTALL, because an id may contain line separators, which a dot does not match by default. */
    private static final Pattern PARTS = Pattern.compile(
            "arn:(aws(?:-us-gov|-iso|-iso-b|-cn)?):healthlake:([a-z0-9-]+):([0-9]{12}):datastore/fhir/(.{1,32})",
            Pattern.DOTALL);

    /** {@return the ARN of the data store of this id in this scope} */
    public static DatastoreArn of(Scope scope, DatastoreId id) {
        return new DatastoreArn(scope.region().partition(), scope.region(), scope.account(), id);
    }

    /**
     * {@return the parsed ARN}
     *
     * @throws Invalid if it is not the ARN of a data store
     */
    public static DatastoreArn parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new Invalid(List.of(Violation.of("datastoreArn", text, new Constraint.Matches(PARTS.pattern()))));
        }
        return new DatastoreArn(
                parts.group(1),
                new Region(parts.group(2)),
                new AccountId(parts.group(3)),
                new DatastoreId(parts.group(4)));
    }

    /** {@return the account and region that the data store lives in} */
    public Scope scope() {
        return new Scope(account, region);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":healthlake:" + region + ":" + account + ":datastore/fhir/" + datastoreId;
    }
}
