/** What is linked against HAPI FHIR; the rest of Tarn must not name its classes. */
@NullMarked
package dev.tarn.validation.hapi.engine;

import org.jspecify.annotations.NullMarked;
