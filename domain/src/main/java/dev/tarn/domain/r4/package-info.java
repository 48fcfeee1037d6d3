/**
 * The FHIR R4 model as data: search parameters, compartments, elements. It is loaded when it is first asked for, since a
 * process that never searches or validates needs none of it.
 */
@NullMarked
package dev.tarn.domain.r4;

import org.jspecify.annotations.NullMarked;
