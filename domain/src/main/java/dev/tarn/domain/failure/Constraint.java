package dev.tarn.domain.failure;

import java.util.List;

/** What a member must satisfy; {@link #sentence()} says it as HealthLake does ({@code control-plane.md} 3.3). */
public sealed interface Constraint {

    /** {@return the constraint in HealthLake's words: {@code Member must ...}} */
    String sentence();

    /** The member must be given. */
    record Present() implements Constraint {
        @Override
        public String sentence() {
            return "Member must not be null";
        }
    }

    /** At least so many code points, or items. */
    record LengthAtLeast(int limit) implements Constraint {
        @Override
        public String sentence() {
            return "Member must have length greater than or equal to " + limit;
        }
    }

    /** At most so many code points, or items. */
    record LengthAtMost(int limit) implements Constraint {
        @Override
        public String sentence() {
            return "Member must have length less than or equal to " + limit;
        }
    }

    /** A number of at least this much. */
    record ValueAtLeast(long limit) implements Constraint {
        @Override
        public String sentence() {
            return "Member must have value greater than or equal to " + limit;
        }
    }

    /** A number of at most this much. */
    record ValueAtMost(long limit) implements Constraint {
        @Override
        public String sentence() {
            return "Member must have value less than or equal to " + limit;
        }
    }

    /** The whole text matches. */
    record Matches(String pattern) implements Constraint {
        @Override
        public String sentence() {
            return "Member must satisfy regular expression pattern: " + pattern;
        }
    }

    /** One of these words. */
    record OneOf(List<String> values) implements Constraint {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String sentence() {
            return "Member must satisfy enum value set: " + values;
        }
    }

    /** A rule that the service model cannot say; {@code words} follow {@code Member must}. */
    record Rule(String words) implements Constraint {
        @Override
        public String sentence() {
            return "Member must " + words;
        }
    }
}
