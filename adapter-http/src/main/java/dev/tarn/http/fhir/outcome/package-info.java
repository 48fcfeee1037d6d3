/** What the FHIR wire says when it refuses: OperationOutcomes, their statuses, and the one place that chooses them. */
@NullMarked
package dev.tarn.http.fhir.outcome;

import org.jspecify.annotations.NullMarked;
