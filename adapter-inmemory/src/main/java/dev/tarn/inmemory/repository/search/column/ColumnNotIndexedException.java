package dev.tarn.inmemory.repository.search.column;

/** A search uses a parameter that its partial index does not have: it begins again, with an index that has it. */
public final class ColumnNotIndexedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ColumnNotIndexedException() {
        super("a partial index does not have the column", null, false, false);
    }
}
