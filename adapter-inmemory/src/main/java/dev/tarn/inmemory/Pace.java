package dev.tarn.inmemory;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a local HealthLake takes for what takes AWS minutes.
 *
 * @param creating from CREATING to ACTIVE
 * @param deleting from DELETING to DELETED
 * @param jobStart from SUBMITTED until a job begins, or queues
 */
public record Pace(Duration creating, Duration deleting, Duration jobStart) {

    /** Everything at once: the first look after a request sees what it led to. */
    public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** About what AWS takes ({@code control-plane.md} 4.2, 4.3): 20 minutes, 15 minutes, 30 seconds. */
    public static final Pace REAL = new Pace(Duration.ofMinutes(20), Duration.ofMinutes(15), Duration.ofSeconds(30));

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String RIGHT = ": use 500ms, 2s, 20m, 1h, 7d, 0 or PT1.5S, and at most a hundred years";

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final String FORM = "instant, real, or any of creating=DURATION,deleting=DURATION,job-start=DURATION"
            + " (such as creating=2s,job-start=500ms)";

    public Pace {
        if (creating.isNegative() || deleting.isNegative() || jobStart.isNegative()) {
            throw new IllegalArgumentException(
                    "a pace cannot be negative: " + creating + ", " + deleting + ", " + jobStart);
        }
    }

    /**
     * {@return the pace that the text says: {@code instant}, {@code real}, or durations one by one; those that are not
     * named are instant}
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static Pace parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "instant" -> INSTANT;
            case "real" -> REAL;
            default -> oneByOne(text);
        };
    }

    private static Pace oneByOne(String text) {
        Duration creating = Duration.ZERO;
        Duration deleting = Duration.ZERO;
        Duration jobStart = Duration.ZERO;
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("'" + text + "' is not a pace: use " + FORM);
            }
            Duration duration = duration(pair[1].strip());
            switch (pair[0].strip()) {
                case "creating" -> creating = duration;
                case "deleting" -> deleting = duration;
                case "job-start" -> jobStart = duration;
                default -> throw new IllegalArgumentException("'" + pair[0] + "' is no part of a pace: use " + FORM);
            }
        }
        return new Pace(creating, deleting, jobStart);
    }

    /**
     * {@return the duration that the text says: {@code 500ms}, {@code 2s}, {@code 20m}, {@code 1h}, {@code 7d}, {@code 0}, or ISO
     * 8601 such as {@code PT1.5S}}
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static Duration duration(String text) {
        Duration duration = read(text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not a duration" + RIGHT);
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            return Duration.of(Long.parseLong(amount.group(1)), UNITS.getOrDefault(amount.group(2), ChronoUnit.MILLIS));
        }
        try {
            return text.equals("0") ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration" + RIGHT, e);
        }
    }
}
