package dev.tarn.inmemory.repository.search.column;

/** The file of a segment is damaged: the segment is made again from the resources. */
public final class DamagedSegmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedSegmentException(String message) {
        super(message);
    }
}
