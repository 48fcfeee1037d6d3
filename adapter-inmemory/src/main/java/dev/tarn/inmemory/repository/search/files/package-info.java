/**
 * The search index on disk: immutable files of segments, and the manifest that names them. Only stores in a data directory have
 * it. It is derived data: what is missing or damaged is made again from the resources.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * derived/&lt;data store&gt;/                                                     DerivedData
 *   &lt;16 hex digits&gt;.segment     = the values of up to 65,536 resources       SegmentFormat
 *   &lt;16 hex digits&gt;.manifest    = version, types                             ManifestCodec
 * value "search-index"          = change (8), name (8), length (8), checksum (4)
 * </pre>
 *
 * <p>The value is a row of the store, and is written in the same transaction that forgets the changes up to its change number
 * ({@link dev.tarn.inmemory.repository.store.DerivedData#keep}). So after {@code kill -9} at any moment the value names a
 * manifest that was complete before, and the store knows every row that changed since.
 *
 * <p>Names are random and never used twice: a file is written once, before a manifest names it, and deleted when no manifest
 * names it any more. Files that the manifest does not name are removed when the store is first searched. Nothing is forced to
 * the disk: after a power failure checksums tell what is not complete.
 *
 * <p>Segments of a partial index are files too, so that they take no heap, and no manifest names them.
 *
 * <h2>What a manifest says</h2>
 *
 * <p>For each type: its files with their lengths, checksums and outdated documents; how many rows they cover; and the rows
 * to be read again, which are those of small segments, which are not written, and those that had changed since they
 * were indexed. What is newer than the manifest is known by the store's changed rows and by the number of rows.
 *
 * <h2>What is checked when</h2>
 *
 * <p>The manifest when it is read. The length of a file and the checksum of its head (rows, versions, table of columns) when
 * its type is first searched; the checksum of a column when it is first used. Another version of the format, other search
 * parameters or a wrong checksum make the type be read again. A file is mapped, so that it takes no heap.
 */
@NullMarked
package dev.tarn.inmemory.repository.search.files;

import org.jspecify.annotations.NullMarked;
