package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The request to restore the backup of a data store into a new one.
 *
 * @param source the data store that was backed up
 * @param restorePoint the time, cut to milliseconds; empty for the latest
 * @param configuration of the new data store, which inherits nothing of it
 * @param tags set after those of the source, where backups have its tags
 */
public record RestoreDatastoreRequest(
        DatastoreId source,
        Optional<Instant> restorePoint,
        Optional<DatastoreName> name,
        DatastoreConfiguration configuration,
        List<Tag> tags,
        Optional<ClientToken> clientToken) {

    public RestoreDatastoreRequest {
        tags = List.copyOf(tags);
    }

    /** {@return a request for the latest state, in a data store without a name, with HealthLake's defaults} */
    public static RestoreDatastoreRequest latest(DatastoreId source) {
        return new RestoreDatastoreRequest(
                source, Optional.empty(), Optional.empty(), DatastoreConfiguration.R4, List.of(), Optional.empty());
    }

    /** {@return this for the state at a time} */
    public RestoreDatastoreRequest at(Instant time) {
        return new RestoreDatastoreRequest(source, Optional.of(time), name, configuration, tags, clientToken);
    }

    /** {@return this with a name} */
    public RestoreDatastoreRequest named(String value) {
        return new RestoreDatastoreRequest(
                source, restorePoint, Optional.of(new DatastoreName(value)), configuration, tags, clientToken);
    }

    /** {@return this with these tags and no others} */
    public RestoreDatastoreRequest tagged(Tag... values) {
        return new RestoreDatastoreRequest(source, restorePoint, name, configuration, List.of(values), clientToken);
    }

    /** {@return this with a client token, which makes the request idempotent} */
    public RestoreDatastoreRequest under(ClientToken token) {
        return new RestoreDatastoreRequest(source, restorePoint, name, configuration, tags, Optional.of(token));
    }
}
