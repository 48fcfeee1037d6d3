package dev.tarn.inmemory.repository.validation.fhirpath;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the items of a collection when an expression is compiled.
 *
 * @param type null where several are possible
 * @param focus whether the one item is the focus, of whose elements the positions are known
 */
record Scope(@Nullable TypeDefinition type, boolean focus) {

    static final Scope UNKNOWN = new Scope(null, false);

    /** {@return the index of the element that a name means; -1 where the type has none} */
    int element(String name) {
        List<ElementDefinition> elements = type == null ? List.of() : type.elements();
        for (int i = 0; i < elements.size(); i++) {
            String element = elements.get(i).name();
            if (element.equals(name) || element.equals(name + "[x]")) {
                return i;
            }
        }
        return -1;
    }

    boolean isChoice(int element) {
        return type != null && element >= 0 && type.elements().get(element).isChoice();
    }

    /** {@return the scope of an element's values} */
    Scope child(int element) {
        if (type == null || element < 0 || type.elements().get(element).types().size() > 1) {
            return UNKNOWN;
        }
        String name = type.elements().get(element).types().get(0).name();
        return new Scope(R4.types().find(name).orElse(null), false);
    }

    Scope withoutFocus() {
        return new Scope(type, false);
    }
}
