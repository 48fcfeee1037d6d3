/** The formats of primitive values and of narratives, checked on bytes. */
@NullMarked
package dev.tarn.inmemory.repository.validation.format;

import org.jspecify.annotations.NullMarked;
