/** The lock of a data directory: one process at a time, and what it last acknowledged. */
@NullMarked
package dev.tarn.inmemory.storage.mvstore.lock;

import org.jspecify.annotations.NullMarked;
