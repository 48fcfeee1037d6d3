package dev.tarn.inmemory.repository.search.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sets of documents against a sorted set, as lists and as bitmaps. */
class DocSetProperties {

    private static final int DOCS = 1_000;

    @Property(tries = 300)
    void documents_are_passed_on_in_either_order(
            @ForAll @Size(max = 400) List<@IntRange(max = DOCS - 1) Integer> added, @ForAll boolean announced) {
        TreeSet<Integer> expected = new TreeSet<>(added);
        DocSet set = set(added, announced);

        List<Integer> ascending = new ArrayList<>();
        List<Integer> descending = new ArrayList<>();
        set.forEach(ascending::add);
        set.forEachDescending(descending::add);

        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(ascending).containsExactlyElementsOf(expected);
        assertThat(descending).containsExactlyElementsOf(expected.descendingSet());
        assertThat(stepped(set)).containsExactlyElementsOf(expected);
    }

    @Property(tries = 300)
    void sets_are_combined(
            @ForAll @Size(max = 400) Set<@IntRange(max = DOCS - 1) Integer> a,
            @ForAll @Size(max = 400) Set<@IntRange(max = DOCS - 1) Integer> b,
            @ForAll boolean announced) {
        DocSet first = set(a, announced);
        DocSet second = set(b, false);

        TreeSet<Integer> both = new TreeSet<>(a);
        both.retainAll(b);
        TreeSet<Integer> either = new TreeSet<>(a);
        either.addAll(b);
        TreeSet<Integer> onlyFirst = new TreeSet<>(a);
        onlyFirst.removeAll(b);
        assertThat(stepped(first.and(second))).containsExactlyElementsOf(both);
        assertThat(stepped(first.or(second))).containsExactlyElementsOf(either);
        assertThat(stepped(first.andNot(second))).containsExactlyElementsOf(onlyFirst);
        assertThat(stepped(first.filter(doc -> doc % 3 == 0)))
                .containsExactlyElementsOf(
                        a.stream().filter(doc -> doc % 3 == 0).sorted().toList());
    }

    @Property(tries = 300)
    void documents_added_together_are_those_added_one_by_one(
            @ForAll @Size(max = 400) List<@IntRange(max = DOCS - 1) Integer> before,
            @ForAll @Size(max = 400) List<@IntRange(max = DOCS - 1) Integer> added,
            @ForAll boolean announced) {
        DocSet set = set(before, announced);
        char[] together = new char[added.size()];
        for (int i = 0; i < together.length; i++) {
            together[i] = (char) (int) added.get(i);
        }

        set.addAll(together);

        TreeSet<Integer> expected = new TreeSet<>(before);
        expected.addAll(added);
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(stepped(set)).containsExactlyElementsOf(expected);
    }

    private static DocSet set(Iterable<Integer> added, boolean announced) {
        DocSet set = announced ? new DocSet(DOCS, 400, false) : new DocSet(DOCS);
        added.forEach(set::add);
        return set;
    }

    private static List<Integer> stepped(DocSet set) {
        List<Integer> found = new ArrayList<>();
        for (int doc = set.next(0); doc >= 0; doc = set.next(doc + 1)) {
            found.add(doc);
        }
        return found;
    }
}
