/** FHIR's interactions with one resource, one file each, and how their answers go over the wire. */
@NullMarked
package dev.tarn.http.fhir.interaction;

import org.jspecify.annotations.NullMarked;
