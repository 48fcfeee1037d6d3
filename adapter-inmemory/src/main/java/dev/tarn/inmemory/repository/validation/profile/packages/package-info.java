/** FHIR packages, as {@code .tgz} files, reduced to what is validated. A package can be hostile: everything is bounded. */
@NullMarked
package dev.tarn.inmemory.repository.validation.profile.packages;

import org.jspecify.annotations.NullMarked;
