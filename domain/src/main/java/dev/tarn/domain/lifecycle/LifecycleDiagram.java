package dev.tarn.domain.lifecycle;

import java.util.stream.Collectors;

/** Draws a lifecycle as a Mermaid state diagram; the pictures in {@code domain/docs} are made by it. */
public final class LifecycleDiagram {

    private LifecycleDiagram() {}

    /** {@return the text of a Mermaid {@code stateDiagram-v2}, one move a line, in the order of {@link Lifecycle#moves}} */
    public static <S extends Enum<S>> String of(Lifecycle<S> lifecycle) {
        String moves = lifecycle.moves().stream()
                .map(move -> "    " + move.from() + " --> " + move.to() + "\n")
                .collect(Collectors.joining());
        String ends = lifecycle.statuses().stream()
                .filter(lifecycle::isFinal)
                .map(status -> "    " + status + " --> [*]\n")
                .collect(Collectors.joining());
        return "stateDiagram-v2\n    [*] --> " + lifecycle.start() + "\n" + moves + ends;
    }
}
