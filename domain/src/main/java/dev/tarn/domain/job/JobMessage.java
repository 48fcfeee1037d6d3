package dev.tarn.domain.job;

import dev.tarn.domain.rule.TextRule;
import java.util.regex.Pattern;

/** What a job says about its end. Strict clients accept the model's letters only ({@code decisions.md} D22). */
public record JobMessage(String value) {

    /** The model's shape {@code Message}. */
    public static final TextRule RULE = TextRule.of("Message", 1, 2048, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)");

    private static final Pattern FOREIGN = Pattern.compile("(?:\\p{Z}*+[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]++)++\\p{Z}*+");

    public JobMessage {
        RULE.check(value);
    }

    /**
     * {@return a message of these words: each run of forbidden characters becomes one space, and the text is truncated
     * to the limit}
     */
    public static JobMessage of(String words) {
        String legal = FOREIGN.matcher(words).replaceAll(" ").strip();
        if (legal.isEmpty()) {
            return new JobMessage("no reason given");
        }
        boolean tooLong = legal.codePointCount(0, legal.length()) > RULE.max();
        return new JobMessage(tooLong ? legal.substring(0, legal.offsetByCodePoints(0, RULE.max())) : legal);
    }

    @Override
    public String toString() {
        return value;
    }
}
