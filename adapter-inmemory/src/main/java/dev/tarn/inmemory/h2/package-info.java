/**
 * What is kept in a directory, in a file of H2, and outlives the process.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * tarn.mv.db   = identity (4096 bytes, twice, text), block*
 * block        = data (4096), stamp of the write (4), CRC-32C with identity and block number (4)
 * data         = H2's MVStore: headers (blocks 0 and 1), chunks of pages
 * row          = key, value, CRC-32C of the value with a hash of the key
 * tarn.redo    = header (64: identity, generation, base, allocated length, CRC-32C), record*, 0 (4)
 * record       = length (4), CRC-32C (4), sequence number (8), (table, count, (key, flag, value?)*)*
 * tarn.lock    = owner (512, text), note (512), note (512), acknowledged (8 at 2048)
 * note         = serial, state, identity, generation, sequence, size, CRC-32C
 * </pre>
 *
 * <h2>When what is durable</h2>
 *
 * <p>A change is answered when its record is in the log and its number in the lock; both survive {@code kill -9}. A
 * checkpoint, every second or 128 MB, writes pages, then begins the log anew, then notes it in the lock. Files are
 * forced to the disk about once a second; nothing is promised for a failure of power.
 *
 * <h2>When what is checked</h2>
 *
 * <p>At the start: that file, log and lock name the same identity and the same generation or neighbours of it, that the
 * log has every acknowledged change, and its checksums. At each read: the checksums of the blocks that are read, that
 * all of them are of one write, and the checksum of the row. H2 checks the places of pages and the headers.
 */
@NullMarked
package dev.tarn.inmemory.h2;

import org.jspecify.annotations.NullMarked;
