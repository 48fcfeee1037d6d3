/** Searches of a local data store: from the parameters of a request to a page of resources. */
@NullMarked
package dev.tarn.inmemory.repository.searchset;

import org.jspecify.annotations.NullMarked;
