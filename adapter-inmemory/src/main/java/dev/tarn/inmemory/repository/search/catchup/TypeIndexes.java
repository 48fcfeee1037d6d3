package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.ports.fhir.WouldBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The index of one type, and what answers searches until it is made: a type of many resources is first indexed by the parameters
 * that a search needs, which takes a fraction of the time, and wholly in the background. Partial indexes are named by no
 * manifest. Thread-safe.
 */
final class TypeIndexes {

    /** A search that needs yet other parameters waits for the whole index. */
    private static final int MOST_PARTIAL = 4;

    private final TypeIndex whole;
    private final Function<BitSet, TypeIndex> makePartial;
    private final IntSupplier rows;
    private final int leastRows;

    private volatile List<Partial> partial = List.of();

    /** Whether the whole index could not be made in the background, as where memory has no room for it. */
    private volatile boolean failed;

    /** An index of some parameters. */
    private record Partial(BitSet parameters, TypeIndex index) {

        boolean has(BitSet needed) {
            BitSet others = (BitSet) needed.clone();
            others.andNot(parameters);
            return others.isEmpty();
        }
    }

    /**
     * The indexes of a type.
     *
     * @param makePartial makes an index of these parameters, by their numbers
     * @param rows how many rows there are
     * @param leastRows from how many rows on partial indexes are made
     */
    TypeIndexes(TypeIndex whole, Function<BitSet, TypeIndex> makePartial, IntSupplier rows, int leastRows) {
        this.whole = whole;
        this.makePartial = makePartial;
        this.rows = rows;
        this.leastRows = leastRows;
    }

    TypeIndex whole() {
        return whole;
    }

    /** {@return all indexes of the type, each of which has to know of changes} */
    List<TypeIndex> all() {
        List<Partial> some = partial;
        if (some.isEmpty()) {
            return List.of(whole);
        }
        List<TypeIndex> all = new ArrayList<>();
        all.add(whole);
        some.forEach(each -> all.add(each.index()));
        return all;
    }

    /**
     * {@return the segments of an index that has the needed parameters, with all changes that were noted before the call}
     *
     * @param needed the numbers of the parameters; null for all
     * @param mayBlock whether the call may wait for another thread and read resources
     * @throws WouldBlock if it would have to, and may not
     */
    TypeView view(@Nullable BitSet needed, boolean mayBlock) {
        while (true) {
            TypeView view = index(needed, mayBlock).view(mayBlock);
            if (view != null) {
                return view;
            }
            // It was discarded meanwhile, since there is the whole index now.
        }
    }

    private TypeIndex index(@Nullable BitSet needed, boolean mayBlock) {
        if (needed == null || whole.isLoaded()) {
            return whole;
        }
        TypeIndex found = find(needed);
        if (found != null) {
            return found;
        }
        if (partial.size() >= MOST_PARTIAL || rows.getAsInt() < leastRows) {
            return whole;
        }
        if (!mayBlock) {
            throw new WouldBlock();
        }
        return findOrAdd(needed);
    }

    private @Nullable TypeIndex find(BitSet needed) {
        for (Partial some : partial) {
            if (some.has(needed)) {
                return some.index();
            }
        }
        return null;
    }

    private synchronized TypeIndex findOrAdd(BitSet needed) {
        TypeIndex found = whole.isLoaded() || partial.size() >= MOST_PARTIAL ? whole : find(needed);
        if (found != null) {
            return found;
        }
        BitSet parameters = (BitSet) needed.clone();
        Partial added = new Partial(parameters, makePartial.apply(parameters));
        List<Partial> more = new ArrayList<>(partial);
        more.add(added);
        partial = List.copyOf(more);
        return added.index();
    }

    /** {@return whether there is something to load, to merge or to save since the last call} */
    boolean takeWork() {
        boolean any = whole.takeWork();
        for (Partial some : partial) {
            any |= some.index().takeWork() || whole.isLoaded() || !failed;
        }
        return any;
    }

    /** Makes the whole index where searches have needed a part of it, and discards the partial ones. Called by one thread. */
    void load(BackgroundWork work) {
        if (partial.isEmpty()) {
            return;
        }
        if (!whole.isLoaded()) {
            if (failed) {
                return;
            }
            try {
                whole.load(work);
            } catch (RuntimeException | Error e) {
                failed = true;
                throw e;
            }
        }
        List<Partial> replaced;
        synchronized (this) {
            replaced = partial;
            partial = List.of();
        }
        replaced.forEach(some -> some.index().discard());
    }
}
