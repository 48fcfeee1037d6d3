package dev.tarn.app.setting;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses the values of {@code --account} and {@code --region}; invalid ones are rejected as {@link SettingTexts} does.
 */
final class ScopeTexts {

    /**
     * The form of every region name that AWS has given, in all partitions: {@code us-east-1}, {@code us-gov-west-1},
     * {@code us-isob-east-1}, {@code eusc-de-east-1}. A list of the names would be
     * out of date every year ({@code decisions.md} T43).
     */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    private static final Pattern ZONE = Pattern.compile(REGION.pattern() + "[a-z]");

    private ScopeTexts() {}

    static AccountId account(String text) {
        String digits = text.replace("-", "");
        if (AccountId.RULE.violations("account", text).isEmpty()) {
            return new AccountId(text);
        }
        String hint = AccountId.RULE.violations("account", digits).isEmpty() ? "; did you mean " + digits + "?" : "";
        throw new IllegalArgumentException(
                "'" + text + "' is not an AWS account ID: use 12 digits, such as 123456789012" + hint);
    }

    static Region region(String text) {
        if (REGION.matcher(text).matches()) {
            return new Region(text);
        }
        String tidy = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
        if (ZONE.matcher(tidy).matches()) {
            throw new IllegalArgumentException("'" + text + "' is an availability zone: use the name of its region, "
                    + tidy.substring(0, tidy.length() - 1));
        }
        String hint = REGION.matcher(tidy).matches() ? "; did you mean " + tidy + "?" : "";
        throw new IllegalArgumentException("'" + text
                + "' is not the name of an AWS region: use a name such as us-east-1, eu-west-2 or us-gov-west-1"
                + hint);
    }
}
