package dev.tarn.domain.lifecycle;

/** One step of a lifecycle. */
public record Move<S extends Enum<S>>(S from, S to) {

    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
