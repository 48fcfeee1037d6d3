package dev.tarn.app.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * A place in a file that names a document, or sections or rows of one.
 *
 * @param file the citing file, relative to the top of the project
 * @param line the line in it, from 1
 * @param document the document as it is named, with or without folders; empty where a row stands alone
 * @param parts section numbers and row ids, with ranges expanded; empty for the document as a whole
 */
record Citation(Path file, int line, String document, List<String> parts) {

    /** {@return the place in the form that editors understand: {@code README.md:78}} */
    String location() {
        return file + ":" + line;
    }
}
