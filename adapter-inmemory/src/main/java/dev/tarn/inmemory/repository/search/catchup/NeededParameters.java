package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of each type that a search needs, as its plan finds them: no others need be indexed for it. Not thread-safe. */
public final class NeededParameters {

    /** A search whose plan names its parameters before it reads them is planned twice at most for each type of a chain. */
    private static final int MOST_ATTEMPTS = 4;

    private final Map<ResourceType, BitSet> numbers = new HashMap<>();
    private boolean all;
    private int attempts;

    /** {@return all parameters of all types} */
    public static NeededParameters all() {
        NeededParameters needed = new NeededParameters();
        needed.all = true;
        return needed;
    }

    /** Adds a parameter by its number. */
    public void add(ResourceType type, int number) {
        numbers.computeIfAbsent(type, key -> new BitSet()).set(number);
    }

    /** Notes that the search begins again, since it read a parameter that was not yet needed when its type was indexed. */
    public void again() {
        all |= ++attempts == MOST_ATTEMPTS;
    }

    /** {@return the numbers of a type's parameters, which may become more; null for all} */
    @Nullable
    BitSet of(ResourceType type) {
        return all ? null : numbers.computeIfAbsent(type, key -> new BitSet());
    }
}
