/**
 * Keeps the segments of a type up to date: loads a type when it is first searched, indexes the rows that changed before each
 * search, merges small segments in the background, and goes on with the files of the process before.
 */
@NullMarked
package dev.tarn.inmemory.repository.search.catchup;

import org.jspecify.annotations.NullMarked;
