/** The guides that come with Tarn, as tables of text: what a FHIR package becomes when it is reduced to what is validated. */
@NullMarked
package dev.tarn.inmemory.repository.validation.profile.guide;

import org.jspecify.annotations.NullMarked;
