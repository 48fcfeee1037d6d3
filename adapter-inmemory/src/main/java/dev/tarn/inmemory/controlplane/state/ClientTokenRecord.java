package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.ClientToken;

/**
 * What a client token stands for.
 *
 * @param operation what it was given to
 * @param digest of the request that it came with
 * @param datastore with which it is forgotten
 * @param made the id of what the request made
 */
public record ClientTokenRecord(
        String operation, Scope scope, ClientToken token, String digest, DatastoreId datastore, String made) {}
