package dev.tarn.domain.iam;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern of IAM actions: {@code healthlake:Describe*}, or {@code *} for all actions of all services. Immutable.
 *
 * @param value as written in the policy
 */
public record ActionPattern(String value) {

    private static final Pattern FORM = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    /** @throws IllegalArgumentException with the accepted form */
    public ActionPattern {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value
                    + "' is not an action: use SERVICE:ACTION, such as healthlake:ReadResource or healthlake:Describe*,"
                    + " or *");
        }
    }

    /** {@return whether it matches an action, such as {@code healthlake:ReadResource}; compares without case} */
    public boolean matches(String action) {
        return value.equals("*") || Wildcard.matches(value.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }
}
