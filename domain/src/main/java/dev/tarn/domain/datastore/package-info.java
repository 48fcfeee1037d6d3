/** What a data store is, and how it may change. */
@NullMarked
package dev.tarn.domain.datastore;

import org.jspecify.annotations.NullMarked;
