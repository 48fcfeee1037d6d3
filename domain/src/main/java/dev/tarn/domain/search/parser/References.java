package dev.tarn.domain.search.parser;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.search.SearchValue.Reference;
import java.util.Optional;

/** References of a query: an id, {@code Type/id}, the same with a version, an absolute URL or a canonical. */
final class References {

    private static final String HISTORY = "/_history/";

    private References() {}

    /** @param modifier the type that the modifier names ({@code subject:Patient=1}) */
    static Reference parse(String escaped, Optional<String> modifier) {
        String text = Texts.unescape(escaped);
        Reference reference = reference(text);
        if (modifier.isEmpty()) {
            return reference;
        }
        if (reference.type().isPresent() && !reference.type().equals(modifier)) {
            throw Rejected.because(Texts.quote(text) + " contradicts the modifier :" + modifier.get());
        }
        return new Reference(modifier, reference.id(), reference.version(), reference.url());
    }

    private static Reference reference(String text) {
        int history = text.lastIndexOf(HISTORY);
        Optional<String> version =
                history < 0 ? Optional.empty() : Optional.of(text.substring(history + HISTORY.length()));
        String plain = history < 0 ? text : text.substring(0, history);
        int slash = plain.lastIndexOf('/');
        String id = plain.substring(slash + 1);
        Optional<String> whole = Optional.of(text);
        if (!isId(id) || version.filter(v -> !isId(v)).isPresent()) {
            return new Reference(Optional.empty(), "", Optional.empty(), whole);
        }
        if (slash < 0) {
            return version.isEmpty()
                    ? new Reference(Optional.empty(), id, version, Optional.empty())
                    : new Reference(Optional.empty(), "", Optional.empty(), whole);
        }
        int before = plain.lastIndexOf('/', slash - 1);
        String type = plain.substring(before + 1, slash);
        if (!isType(type) || (before >= 0 && plain.indexOf(':') < 0)) {
            return new Reference(Optional.empty(), "", Optional.empty(), whole);
        }
        return new Reference(Optional.of(type), id, version, before < 0 ? Optional.empty() : whole);
    }

    private static boolean isType(String text) {
        return !text.isEmpty()
                && Character.isUpperCase(text.charAt(0))
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private static boolean isId(String text) {
        return ResourceId.RULE.violations("", text).isEmpty();
    }
}
