/** Recovery of a damaged directory: reads pages without H2, and keeps every row whose checksum is right. */
@NullMarked
package dev.tarn.inmemory.storage.mvstore.recovery;

import org.jspecify.annotations.NullMarked;
