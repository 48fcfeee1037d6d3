/**
 * Keeps the segments of a type up to date: loads a type when it is first searched, indexes the rows that changed before each
 * search, and merges small segments.
 */
@NullMarked
package dev.tarn.inmemory.repository.search.catchup;

import org.jspecify.annotations.NullMarked;
