@NullMarked
package dev.tarn.inmemory.repository.validation;

import org.jspecify.annotations.NullMarked;
