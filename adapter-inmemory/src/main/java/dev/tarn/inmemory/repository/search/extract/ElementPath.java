package dev.tarn.inmemory.repository.search.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of a search parameter's expression.
 *
 * @param fromResource whether it begins at the resource ({@code %resource}), where it is a component's
 * @param targetType from {@code where(resolve() is T)}: the only type of target that counts
 * @param notFalse whether it is {@code exists() and ... != false}, which is a boolean that every resource has
 */
record ElementPath(
        boolean fromResource, List<Step> steps, @Nullable String targetType, boolean notFalse) {

    ElementPath {
        steps = List.copyOf(steps);
    }

    /**
     * An element.
     *
     * @param type from {@code as} or {@code ofType}: the data type of a choice element ({@code value[x]})
     * @param member with {@code value}, from {@code where(member='value')} or {@code extension('url')}
     */
    record Step(
            String name,
            @Nullable String type,
            @Nullable String member,
            @Nullable String value) {

        Step as(String dataType) {
            return new Step(name, dataType, member, value);
        }

        Step where(String newMember, String newValue) {
            return new Step(name, type, newMember, newValue);
        }
    }
}
