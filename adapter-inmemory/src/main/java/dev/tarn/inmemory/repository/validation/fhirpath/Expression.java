package dev.tarn.inmemory.repository.validation.fhirpath;

/** A compiled FHIRPath expression. Immutable and thread-safe; what changes is in the {@link Evaluation}. */
public abstract class Expression {

    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int EMPTY = 2;

    /** Pushes the result for the input collection that lies in this range of the stack. */
    abstract void push(Evaluation evaluation, int from, int to);

    /** {@return the result as a boolean: that of its one item, true for one item of another kind} */
    int truth(Evaluation evaluation, int from, int to) {
        int mark = evaluation.size();
        push(evaluation, from, to);
        int truth = evaluation.truth(mark);
        evaluation.drop(mark);
        return truth;
    }

    /** {@return whether an invariant holds: only {@code true} does, an empty result does not} */
    public final boolean holds(Evaluation evaluation) {
        int mark = evaluation.size();
        evaluation.pushFocus();
        boolean holds = truth(evaluation, mark, mark + 1) == TRUE;
        evaluation.drop(mark);
        return holds;
    }
}
