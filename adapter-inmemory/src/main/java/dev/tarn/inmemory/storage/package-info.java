/**
 * The storage engine's face: tables of rows in the order of their keys, transactions, and a sequence of changes. The engine
 * is in {@code mvstore}; it receives its tables as an argument, and {@code schema} has Tarn's.
 */
@NullMarked
package dev.tarn.inmemory.storage;

import org.jspecify.annotations.NullMarked;
