package dev.tarn.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.rule.WireEnum;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The kinds of single values that requests carry; {@link Nested} has those that hold others. */
public final class Shapes {

    /** The protocol carries milliseconds, whose range is limited as well; no real time lies beyond it. */
    private static final double LAST_SECOND = Long.MAX_VALUE / 1000.0;

    /** A boolean: {@code true} or {@code false}, and no text that looks like one. */
    public static final Shape<Boolean> FLAG = Shapes::flag;

    /** A time: a JSON number of seconds since 1970, to the millisecond. */
    public static final Shape<Instant> TIME = Shapes::time;

    private Shapes() {}

    /** {@return a text that becomes a value; what the value's constructor refuses is noted} */
    public static <T> Shape<T> text(Function<String, T> make) {
        return (value, at) -> {
            String text = string(value, at);
            try {
                return Optional.of(make.apply(text));
            } catch (Invalid refusal) {
                at.refused(text, refusal);
                return Optional.empty();
            }
        };
    }

    /** {@return a text that holds a document; what is refused names its own path inside of it} */
    public static <T> Shape<T> document(Function<String, T> parse) {
        return (value, at) -> {
            String text = string(value, at);
            try {
                return Optional.of(parse.apply(text));
            } catch (Invalid refusal) {
                refusal.violations().forEach(at::add);
                return Optional.empty();
            }
        };
    }

    /** {@return a text that is one of these words} */
    public static <E extends Enum<E>> Shape<E> word(WireEnum<E> words) {
        return (value, at) -> {
            String text = string(value, at);
            Optional<E> found = words.find(text);
            if (found.isEmpty()) {
                at.add(words.violation(at.path(), text));
            }
            return found;
        };
    }

    /** {@return an integer that becomes a value} */
    public static <T> Shape<T> integer(IntFunction<T> make) {
        return (value, at) -> {
            double number = number("Integer", value, at);
            if (number != Math.rint(number) || number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
                throw WrongType.scalar("Integer", value, at);
            }
            try {
                return Optional.of(make.apply((int) number));
            } catch (Invalid refusal) {
                at.refused(value.asText(), refusal);
                return Optional.empty();
            }
        };
    }

    private static Optional<Boolean> flag(JsonNode value, JsonPath at) {
        if (!value.isBoolean()) {
            throw WrongType.scalar("Boolean", value, at);
        }
        return Optional.of(value.booleanValue());
    }

    private static Optional<Instant> time(JsonNode value, JsonPath at) {
        double seconds = number("Double", value, at);
        if (!(Math.abs(seconds) < LAST_SECOND)) {
            at.breaks(
                    value.asText(),
                    new Constraint.Rule("be a time: seconds since 1970, between -" + (long) LAST_SECOND + " and "
                            + (long) LAST_SECOND));
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
    }

    private static double number(String wanted, JsonNode value, JsonPath at) {
        if (!value.isNumber()) {
            throw WrongType.scalar(wanted, value, at);
        }
        return value.doubleValue();
    }

    private static String string(JsonNode value, JsonPath at) {
        if (!value.isTextual()) {
            throw WrongType.scalar("String", value, at);
        }
        String text = value.textValue();
        if (!Unicode.isWellFormed(text)) {
            throw WrongType.at(at, "A text must be Unicode, without half of a surrogate pair,");
        }
        return text;
    }
}
