/**
 * The storage engine: tables in a directory, on H2's MVStore, with a write-ahead log. The only package that names
 * {@code org.h2}. It receives its tables as an argument ({@code TableSpec}) and fails with {@code StorageException}.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * tarn.mv.db   = identity, block*                                           file.FileIdentity, file.BlockFile
 * identity     = text (2048), text (2048)                                   "Tarn data file, format 1, identity ..."
 * block        = data (4096), stamp of the write (4), CRC-32C with identity and block number (4)
 * data         = H2's MVStore: headers (blocks 0 and 1), chunks of pages
 * row          = key, value, CRC-32C of the value combined with a hash of the key (4)
 * tarn.redo    = header, record*, 0 (4)                                     log.LogHeader, log.RedoLog
 * header       = magic (8), identity (8), generation (8), base (8), allocated length (8), CRC-32C (4); 64 in all
 * record       = length (4), CRC-32C (4), change (8), table*
 * table        = number (varint), count (varint), (key, 0 | 1 value)*
 * tarn.lock    = owner (512, text), status (512), status (512), change at 2048 (6), check (2)      lock.LockFile
 * status       = serial, state, identity, generation, change, size, CRC-32C
 * </pre>
 *
 * <p>Sizes are in bytes. The format is 1; no release had another. H2 numbers maps in the order in which they are made: two of
 * its own, the tables, then the map of {@code FileState}. A recovery relies on that order.
 *
 * <h2>What is durable when</h2>
 *
 * <table>
 * <caption>Steps of a write</caption>
 * <tr><th>step</th><th>survives {@code kill -9}</th><th>survives a power failure</th></tr>
 * <tr><td>the batch's record is in the log, its number in the lock; then the caller is answered</td><td>yes</td>
 *     <td>not promised</td></tr>
 * <tr><td>the maps are changed under the write lock; readers see the change</td><td></td><td></td></tr>
 * <tr><td>checkpoint, every second or 128 MB: pages, then the log begins anew, then the status in the lock file</td><td>yes</td>
 *     <td>files are forced about once a second</td></tr>
 * </table>
 *
 * <p>The number of a batch is its change number: it grows without gaps, and the log, the data file's last checkpoint and the
 * lock carry it from one process to the next.
 *
 * <h2>What is checked when</h2>
 *
 * <p>At the start: data file, log and lock name the same identity, and the same generation or neighbours of it; the log has
 * every acknowledged change; its checksums ({@code Continuity}). At each read: the checksums of the blocks that are read, that
 * they are of one write, and the checksum of the row.
 *
 * <h2>What H2 does, and what this package does</h2>
 *
 * <p>H2 has the B-trees, the pages and their cache, the free space, the compaction of chunks. This package has everything that
 * decides when bytes are written: H2 runs without its background thread and without automatic commits ({@code MvSettings}),
 * since its thread commits between a checkpoint and its log. Also here: the log, the lock, checksums, the checks of disk space
 * and open files, backup, recovery. {@code PageFile} replaces the file store's buffers, and reads chunks for a backup.
 *
 * <p>{@code HeaderRecovery} works around a fault of H2: after {@code kill -9} the file header may lead to an older chunk than
 * the newest. No upstream issue is known for it; the nearest are h2database#3460 (a full scan ignored the file's last chunk;
 * merged in 2022) and h2database#4247 (chunks missing after a compaction at close; closed).
 *
 * <p>Tried with H2 2.5.252 (the version that Tarn depends on), 2.4.240 and 2.3.232: the profile {@code h2-versions} runs this
 * package's tests with the two others. No difference is left: before 2.5 the class of chunks is not public, so {@code PageFile}
 * does not name it.
 *
 * <h2>One file scheme for the whole JVM</h2>
 *
 * <p>H2 looks up file schemes in one list for each class loader. Opening a storage registers {@code steady} (files that an
 * interrupt does not close), {@code blocks} and {@code blocks-repair} (checksums) there. For a host application that uses H2
 * itself this adds three schemes and changes none: its own databases are opened as before. The registration stays until the
 * class loader goes; H2 has no method that removes one.
 */
@NullMarked
package dev.tarn.inmemory.storage.mvstore;

import org.jspecify.annotations.NullMarked;
