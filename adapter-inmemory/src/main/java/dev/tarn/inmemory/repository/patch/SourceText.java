package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.databind.node.TextNode;

/** A string that knows how it is written, with its quotes and escapes. Equal to any string of the same value. */
final class SourceText extends TextNode {

    private static final long serialVersionUID = 1L;

    private final String source;

    SourceText(String value, String source) {
        super(value);
        this.source = source;
    }

    String source() {
        return source;
    }
}
