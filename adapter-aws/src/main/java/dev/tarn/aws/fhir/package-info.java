/**
 * FHIR over HTTP to the {@code DatastoreEndpoint} of a data store, signed with SigV4. The SDK has no client for it: it
 * gives the signer, the credentials and the retry strategy.
 */
@NullMarked
package dev.tarn.aws.fhir;

import org.jspecify.annotations.NullMarked;
