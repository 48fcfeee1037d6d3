package dev.tarn.domain.search.parser;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.search.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What stands behind the colon of a parameter's name.
 *
 * @param targetType the type that a reference points to ({@code subject:Patient})
 */
record Qualifier(Modifier modifier, Optional<String> targetType) {

    private static final int LISTED = 12;

    private static final Map<String, Modifier> BY_WORD = Map.of(
            "missing", Modifier.MISSING,
            "exact", Modifier.EXACT,
            "contains", Modifier.CONTAINS,
            "not", Modifier.NOT,
            "text", Modifier.TEXT,
            "identifier", Modifier.IDENTIFIER,
            "below", Modifier.BELOW);

    /** @param word empty for none */
    static Qualifier parse(SearchParameter parameter, String word) {
        if (word.isEmpty()) {
            return new Qualifier(Modifier.NONE, Optional.empty());
        }
        Modifier modifier = BY_WORD.get(word);
        if (modifier != null && allowed(parameter).contains(modifier)) {
            return new Qualifier(modifier, Optional.empty());
        }
        if (parameter.targets().contains(word)) {
            return new Qualifier(Modifier.NONE, Optional.of(word));
        }
        throw Rejected.because(refusal(parameter, word));
    }

    private static List<Modifier> allowed(SearchParameter parameter) {
        return switch (parameter.type()) {
            case STRING -> List.of(Modifier.MISSING, Modifier.EXACT, Modifier.CONTAINS);
            case TOKEN -> List.of(Modifier.MISSING, Modifier.NOT, Modifier.TEXT);
            case REFERENCE -> List.of(Modifier.MISSING, Modifier.IDENTIFIER);
            case URI -> List.of(Modifier.MISSING, Modifier.BELOW);
            case NUMBER, DATE, QUANTITY -> List.of(Modifier.MISSING);
            case COMPOSITE, SPECIAL -> List.of();
        };
    }

    private static String refusal(SearchParameter parameter, String word) {
        List<String> accepted = new ArrayList<>();
        allowed(parameter)
                .forEach(modifier -> accepted.add(":" + modifier.name().toLowerCase(Locale.ROOT)));
        if (parameter.targets().size() > LISTED) {
            accepted.add("a resource type");
        } else {
            new TreeSet<>(parameter.targets()).forEach(target -> accepted.add(":" + target));
        }
        String type = parameter.type().name().toLowerCase(Locale.ROOT);
        return ":" + word + " is no modifier of a " + type + " parameter; accepted: "
                + (accepted.isEmpty() ? "none" : String.join(", ", accepted))
                + Texts.didYouMean(":" + word, accepted);
    }
}
