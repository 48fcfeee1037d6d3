/** What is kept in a directory, in a file of H2, and outlives the process. */
@NullMarked
package dev.tarn.inmemory.h2;

import org.jspecify.annotations.NullMarked;
