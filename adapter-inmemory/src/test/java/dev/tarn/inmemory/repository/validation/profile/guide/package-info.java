@NullMarked
package dev.tarn.inmemory.repository.validation.profile.guide;

import org.jspecify.annotations.NullMarked;
