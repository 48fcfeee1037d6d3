/** Where a FHIR request goes: the shapes of paths, verbs, queries. */
@NullMarked
package dev.tarn.http.fhir.path;

import org.jspecify.annotations.NullMarked;
