package dev.tarn.domain.lifecycle;

import dev.tarn.domain.failure.Conflict;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state machine: the allowed transitions of a status. Checks, diagrams and tests are derived from it, so that each
 * rule is defined once.
 *
 * <p>Code that makes transitions uses {@link #allows} (one step); an observer, which may miss steps, uses {@link
 * #reaches} (any number of steps).
 */
public final class Lifecycle<S extends Enum<S>> {

    private final Class<S> statuses;
    private final S start;
    private final Map<S, Set<S>> next;
    private final Map<S, Set<S>> reachable;

    private Lifecycle(Class<S> statuses, S start, Map<S, Set<S>> next) {
        this.statuses = statuses;
        this.start = start;
        this.next = next;
        this.reachable = new EnumMap<>(statuses);
        for (S from : statuses.getEnumConstants()) {
            reachable.put(from, Collections.unmodifiableSet(closure(from)));
        }
    }

    /** A lifecycle whose things begin in {@code start}; add its moves with {@link Table#move}. */
    public static <S extends Enum<S>> Table<S> startingAt(S start) {
        return new Table<>(start);
    }

    /** {@return the status in which a thing begins} */
    public S start() {
        return start;
    }

    /** {@return every status, in the order of the enum} */
    public List<S> statuses() {
        return List.of(statuses.getEnumConstants());
    }

    /** {@return the statuses one step from here, in the order of the table} */
    public Set<S> next(S from) {
        return next.getOrDefault(from, Set.of());
    }

    /** {@return whether one step leads from the one to the other} */
    public boolean allows(S from, S to) {
        return next(from).contains(to);
    }

    /** {@return whether no step or any number of steps lead from the one to the other} */
    public boolean reaches(S from, S to) {
        return from == to || reachable.getOrDefault(from, Set.of()).contains(to);
    }

    /** {@return whether no step leads away} */
    public boolean isFinal(S status) {
        return next(status).isEmpty();
    }

    /** {@return every move: the statuses in the order of the enum, and what follows each in the order of the table} */
    public Set<Move<S>> moves() {
        Set<Move<S>> moves = new LinkedHashSet<>();
        next.forEach((from, tos) -> tos.forEach(to -> moves.add(new Move<>(from, to))));
        return Collections.unmodifiableSet(moves);
    }

    /**
     * Refuses a move that is not in the table.
     *
     * @param subject what is to move, as a sentence begins: {@code Data store 3f...}
     * @throws Conflict that names the current status, the requested one and the possible ones
     */
    public void check(String subject, S from, S to) {
        if (!allows(from, to)) {
            throw new Conflict(subject, from, to, next(from));
        }
    }

    private Set<S> closure(S from) {
        Set<S> seen = EnumSet.noneOf(statuses);
        ArrayDeque<S> open = new ArrayDeque<>(next(from));
        while (!open.isEmpty()) {
            S at = open.remove();
            if (seen.add(at)) {
                open.addAll(next(at));
            }
        }
        return seen;
    }

    /** The table while it is written. */
    public static final class Table<S extends Enum<S>> {
        private final S start;
        private final Map<S, Set<S>> next;

        private Table(S start) {
            this.start = start;
            this.next = new EnumMap<>(start.getDeclaringClass());
        }

        /** Adds the moves that lead from {@code from}. */
        @SafeVarargs
        public final Table<S> move(S from, S... to) {
            Set<S> all = next.computeIfAbsent(from, f -> new LinkedHashSet<>());
            for (S status : to) {
                all.add(status);
            }
            return this;
        }

        /** {@return the finished table} */
        public Lifecycle<S> end() {
            Map<S, Set<S>> copy = new EnumMap<>(start.getDeclaringClass());
            next.forEach((from, to) -> copy.put(from, Collections.unmodifiableSet(new LinkedHashSet<>(to))));
            return new Lifecycle<>(start.getDeclaringClass(), start, copy);
        }
    }
}
