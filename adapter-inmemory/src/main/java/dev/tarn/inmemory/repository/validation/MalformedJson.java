package dev.tarn.inmemory.repository.validation;

/** Ends a walk where the text is not JSON. Without a stack trace, since it is always caught in this package. */
final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedJson(int position, String what) {
        super(what, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
