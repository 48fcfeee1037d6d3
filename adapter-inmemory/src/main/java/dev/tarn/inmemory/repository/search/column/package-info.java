/**
 * Segments: the search values of up to 65,536 resources of one type as sorted terms with postings. A segment is immutable
 * and one block of bytes, whatever its size: one changed resource is a segment of one document.
 *
 * <p>Every value is a term, whose bytes are ordered as its values are: {@code code 00 system}, {@code id 00 Type 00}, {@code
 * folded 00 original}, numbers and dates with their sign first. So a query is a few ranges of terms, and a test of what
 * a range cannot tell ({@link dev.tarn.inmemory.repository.search.column.TermRange}).
 */
@NullMarked
package dev.tarn.inmemory.repository.search.column;

import org.jspecify.annotations.NullMarked;
