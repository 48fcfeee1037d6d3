package dev.tarn.domain.export;

import dev.tarn.domain.failure.Invalid;
import java.util.Optional;

/**
 * A tag or a security label that a resource must have.
 *
 * @param code empty for any code of the system
 */
public record CodingFilter(String system, Optional<String> code) {

    /**
     * {@return the filter that a value of {@code _tag} or {@code _security} is: {@code system|code}, or {@code system|}}
     *
     * @throws Invalid for a value without a system or without {@code |}
     */
    public static CodingFilter parse(String parameter, String value) {
        int bar = value.indexOf('|');
        if (bar < 1) {
            throw new Invalid("The parameter " + parameter + " is '" + value
                    + "'; it must be system|code, or system| for any code of the system");
        }
        String code = value.substring(bar + 1);
        return new CodingFilter(value.substring(0, bar), code.isEmpty() ? Optional.empty() : Optional.of(code));
    }

    /** {@return whether a coding of a resource is meant} */
    public boolean accepts(String codingSystem, String codingCode) {
        return system.equals(codingSystem) && code.map(codingCode::equals).orElse(true);
    }

    /** {@return the value of the parameter: {@code system|code}} */
    @Override
    public String toString() {
        return system + "|" + code.orElse("");
    }
}
