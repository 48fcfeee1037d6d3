package dev.tarn.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Conflict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that hold for every lifecycle, whatever its table. */
class LifecycleProperties {

    @Property
    void a_final_status_has_no_moves_and_any_other_has_some(@ForAll("lifecycles") Lifecycle<?> lifecycle) {
        eachStatus(lifecycle);
    }

    private static <S extends Enum<S>> void eachStatus(Lifecycle<S> lifecycle) {
        Set<S> left = lifecycle.moves().stream().map(Move::from).collect(Collectors.toSet());
        for (S status : lifecycle.statuses()) {
            assertThat(lifecycle.isFinal(status)).isEqualTo(!left.contains(status));
            assertThat(lifecycle.next(status).isEmpty()).isEqualTo(lifecycle.isFinal(status));
        }
    }

    @Property
    void it_allows_exactly_the_moves_of_its_table(@ForAll("lifecycles") Lifecycle<?> lifecycle) {
        eachPair(lifecycle);
    }

    private static <S extends Enum<S>> void eachPair(Lifecycle<S> lifecycle) {
        for (S from : lifecycle.statuses()) {
            for (S to : lifecycle.statuses()) {
                boolean inTable = lifecycle.moves().contains(new Move<>(from, to));
                assertThat(lifecycle.allows(from, to)).isEqualTo(inTable);
                if (inTable) {
                    lifecycle.check("It", from, to);
                } else {
                    assertThatThrownBy(() -> lifecycle.check("It", from, to))
                            .isInstanceOf(Conflict.class)
                            .hasMessageStartingWith("It is " + from + " and cannot become " + to + "; ")
                            .hasMessageEndingWith(possible(lifecycle, from));
                }
            }
        }
    }

    private static <S extends Enum<S>> String possible(Lifecycle<S> lifecycle, S from) {
        return lifecycle.isFinal(from)
                ? "that is its end"
                : "it may become "
                        + lifecycle.next(from).stream().map(Enum::name).collect(Collectors.joining(" or "));
    }

    @Property
    void it_reaches_what_any_number_of_moves_lead_to(@ForAll("lifecycles") Lifecycle<?> lifecycle) {
        closure(lifecycle);
    }

    /** Warshall's way, over pairs; the code under test searches from each status. */
    private static <S extends Enum<S>> void closure(Lifecycle<S> lifecycle) {
        List<S> all = lifecycle.statuses();
        Set<Move<S>> reached = new HashSet<>(lifecycle.moves());
        all.forEach(status -> reached.add(new Move<>(status, status)));
        for (S by : all) {
            for (S from : all) {
                for (S to : all) {
                    if (reached.contains(new Move<>(from, by)) && reached.contains(new Move<>(by, to))) {
                        reached.add(new Move<>(from, to));
                    }
                }
            }
        }
        for (S from : all) {
            for (S to : all) {
                assertThat(lifecycle.reaches(from, to))
                        .as("%s reaches %s", from, to)
                        .isEqualTo(reached.contains(new Move<>(from, to)));
            }
        }
    }

    @Property
    void the_real_lifecycles_lead_from_their_start_to_everywhere_and_always_to_an_end(
            @ForAll("realLifecycles") Lifecycle<?> lifecycle) {
        complete(lifecycle);
    }

    private static <S extends Enum<S>> void complete(Lifecycle<S> lifecycle) {
        for (S status : lifecycle.statuses()) {
            assertThat(lifecycle.reaches(lifecycle.start(), status)).isTrue();
            assertThat(lifecycle.statuses()).anyMatch(end -> lifecycle.isFinal(end) && lifecycle.reaches(status, end));
        }
    }

    @Provide
    Arbitrary<Lifecycle<?>> realLifecycles() {
        return Arbitraries.of(Lifecycles.ALL);
    }

    /** The real ones, and tables that nobody has thought of. */
    @Provide
    Arbitrary<Lifecycle<?>> lifecycles() {
        Arbitrary<Letter> letters = Arbitraries.of(Letter.class);
        Arbitrary<Lifecycle<?>> invented = letters.tuple2().list().ofMaxSize(14).map(moves -> {
            Lifecycle.Table<Letter> table = Lifecycle.startingAt(Letter.A);
            moves.forEach(move -> table.move(move.get1(), move.get2()));
            return table.end();
        });
        return Arbitraries.oneOf(realLifecycles(), invented);
    }

    private enum Letter {
        A,
        B,
        C,
        D,
        E,
        F
    }
}
