/**
 * The search index of one data store: answers a checked {@link dev.tarn.domain.search.SearchQuery} from sorted columns of
 * search values. The index is derived data, in memory or in files, and lazy: it costs nothing until the first search, and reads
 * the resources of a type when that type is first searched.
 */
@NullMarked
package dev.tarn.inmemory.repository.search;

import org.jspecify.annotations.NullMarked;
