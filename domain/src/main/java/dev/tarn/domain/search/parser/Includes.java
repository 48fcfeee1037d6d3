package dev.tarn.domain.search.parser;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.search.Include;
import java.util.List;
import java.util.Optional;

/** {@code _include} and {@code _revinclude}: {@code *}, {@code Type:*}, {@code Type:reference[:Target]}. */
final class Includes {

    static final String FORWARD = "_include";
    static final String REVERSE = "_revinclude";

    private static final String ITERATE = ":iterate";
    private static final int MOST_PARTS = 3;

    private Includes() {}

    static boolean isInclude(String name) {
        return name.startsWith(FORWARD) || name.startsWith(REVERSE);
    }

    static Include parse(String name, String value) {
        boolean reverse = name.startsWith(REVERSE);
        String modifier = name.substring(reverse ? REVERSE.length() : FORWARD.length());
        if (!modifier.isEmpty() && !modifier.equals(ITERATE)) {
            throw Rejected.because(Texts.quote(modifier) + " is no modifier of an include; accepted: " + ITERATE);
        }
        boolean iterate = !modifier.isEmpty();
        if (value.equals("*")) {
            return new Include(reverse, iterate, Optional.empty(), Optional.empty(), Optional.empty());
        }
        String[] parts = value.split(":", MOST_PARTS + 1);
        if (parts.length < 2 || parts.length > MOST_PARTS || List.of(parts).contains("")) {
            throw Rejected.because(
                    Texts.quote(value) + " has not the form of an include; accepted: Observation:subject, "
                            + "Observation:subject:Patient, Observation:*, *");
        }
        String source = Names.type(parts[0]).name();
        Optional<String> target = parts.length < 3 ? Optional.empty() : Optional.of(parts[2]);
        if (parts[1].equals("*")) {
            target.ifPresent(Names::type);
            return new Include(reverse, iterate, Optional.of(source), Optional.empty(), target);
        }
        SearchParameter reference =
                Names.reference(source, parts[1], source + ":" + parts[1], "nothing can be included by it");
        if (target.isPresent() && !reference.targets().contains(target.get())) {
            throw Rejected.because(
                    source + ":" + reference.code() + " cannot point to " + Texts.quote(target.get()) + "; accepted: "
                            + Names.list(reference.targets()) + Texts.didYouMean(target.get(), reference.targets()));
        }
        return new Include(reverse, iterate, Optional.of(source), Optional.of(reference.code()), target);
    }
}
