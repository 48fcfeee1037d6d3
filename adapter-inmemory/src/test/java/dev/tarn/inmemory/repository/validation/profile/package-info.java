@NullMarked
package dev.tarn.inmemory.repository.validation.profile;

import org.jspecify.annotations.NullMarked;
