/**
 * SMART on FHIR: what the scopes of a token grant ({@code authorization.md} 3). Pure: a {@link
 * dev.tarn.domain.smart.SmartGrants} says for each type and letter under which {@link
 * dev.tarn.domain.smart.Restriction} a resource is admitted; adapters apply the restriction to an index or to a resource.
 */
@NullMarked
package dev.tarn.domain.smart;

import org.jspecify.annotations.NullMarked;
