/** Links between the entries of a transaction bundle: finds them and replaces them with the addresses of what was written. */
@NullMarked
package dev.tarn.inmemory.repository.bundle;

import org.jspecify.annotations.NullMarked;
