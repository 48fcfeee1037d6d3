/** Data stores: the operations, with their requests and results. */
@NullMarked
package dev.tarn.ports.datastore;

import org.jspecify.annotations.NullMarked;
