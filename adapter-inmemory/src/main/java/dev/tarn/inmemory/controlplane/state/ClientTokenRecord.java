package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.ClientToken;

/**
 * The request of a client token, and its result.
 *
 * @param operation the name of the operation
 * @param digest of the request
 * @param datastore the data store with which the token is removed
 * @param made the id of the data store or job that the request created
 */
public record ClientTokenRecord(
        String operation, Scope scope, ClientToken token, String digest, DatastoreId datastore, String made) {}
