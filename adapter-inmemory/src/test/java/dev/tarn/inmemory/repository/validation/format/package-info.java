/** Tests of the formats of values. */
@NullMarked
package dev.tarn.inmemory.repository.validation.format;

import org.jspecify.annotations.NullMarked;
