/** The write-ahead log. */
@NullMarked
package dev.tarn.inmemory.storage.mvstore.log;

import org.jspecify.annotations.NullMarked;
