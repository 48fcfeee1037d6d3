/**
 * The storage engine's face: tables of rows in the order of their keys, transactions, and a sequence of changes. The engine
 * is in {@code mvstore}; it receives its tables as an argument, and {@code schema} has Tarn's.
 *
 * <h2>Why resources in memory are in maps</h2>
 *
 * <p>Resources in memory are in {@code repository.store.MapResourceStore}, and not in an MVStore without file and log below this
 * interface. A spike ran {@code schema.resource} on such a store, without checksums. Medians, on 2 cores that other programs
 * used as well, so CPU time rather than elapsed time; the three variants ran in turn:
 *
 * <table>
 * <caption>Maps, an MVStore in memory, and the MVStore on disk (2026-11-28, H2 2.5.252, 101,700 resources, 192 MB)</caption>
 * <tr><th></th><th>maps</th><th>MVStore in memory</th><th>on disk</th></tr>
 * <tr><td>import, third to seventh job, CPU for each resource</td><td>17.4 µs</td><td>19.0 µs</td><td>46 µs</td></tr>
 * <tr><td>import, fastest job</td><td>84,000/s</td><td>65,000/s</td><td></td></tr>
 * <tr><td>PUT by one thread, CPU</td><td>19 µs</td><td>19 µs</td><td>84 µs</td></tr>
 * <tr><td>GET while an import runs, p99</td><td>0.03 ms</td><td>3.5 and 8 ms</td><td>15 ms</td></tr>
 * <tr><td>the same without the read lock</td><td></td><td>0.1 ms</td><td></td></tr>
 * <tr><td>heap of one import</td><td>234 MB</td><td>227 MB</td><td></td></tr>
 * <tr><td>new process up to its first GET, CPU</td><td>695 ms</td><td>815 ms, 176 classes more</td><td></td></tr>
 * <tr><td>create a data store, PUT, delete it</td><td>3 ms</td><td>14 ms</td><td></td></tr>
 * </table>
 *
 * <p>Imports of 60,000 a second, and a PUT faster than the one on disk, would be kept. The maps stay for the other three: a GET
 * would wait for the commits of an import, or see part of a transaction; tests in memory, which are mostly one short process and
 * many small data stores, would start slower; and a deletion would take time for each row, where now the collector frees all. An
 * engine of persistent trees for each data store, whose readers take a snapshot of the roots, would solve the first and the third.
 * No index is written twice meanwhile: search reads both kinds of storage by {@code repository.store.SearchSource}.
 */
@NullMarked
package dev.tarn.inmemory.storage;

import org.jspecify.annotations.NullMarked;
