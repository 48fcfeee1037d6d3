/**
 * The bytes of rows: the codecs of values, the keys, and the numbers that row ids consist of. What is here is in files:
 * another meaning of existing bytes needs another format.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.row;

import org.jspecify.annotations.NullMarked;
