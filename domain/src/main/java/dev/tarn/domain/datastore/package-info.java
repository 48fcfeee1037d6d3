/** Data stores and their lifecycle. */
@NullMarked
package dev.tarn.domain.datastore;

import org.jspecify.annotations.NullMarked;
