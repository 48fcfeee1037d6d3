/** The CapabilityStatement of the endpoint. */
@NullMarked
package dev.tarn.http.fhir.capability;

import org.jspecify.annotations.NullMarked;
