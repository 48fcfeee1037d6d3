package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import java.util.List;
import java.util.Optional;

/** The request to create a data store. */
public record CreateDatastoreRequest(
        Optional<DatastoreName> name,
        DatastoreConfiguration configuration,
        List<Tag> tags,
        Optional<ClientToken> clientToken) {

    public CreateDatastoreRequest {
        tags = List.copyOf(tags);
    }

    /** {@return a request for a store without a name, with HealthLake's defaults} */
    public static CreateDatastoreRequest unnamed() {
        return new CreateDatastoreRequest(Optional.empty(), DatastoreConfiguration.R4, List.of(), Optional.empty());
    }

    /** {@return a request for a store of this name, with HealthLake's defaults} */
    public static CreateDatastoreRequest named(String name) {
        return new CreateDatastoreRequest(
                Optional.of(new DatastoreName(name)), DatastoreConfiguration.R4, List.of(), Optional.empty());
    }

    /** {@return this with another configuration} */
    public CreateDatastoreRequest configured(DatastoreConfiguration value) {
        return new CreateDatastoreRequest(name, value, tags, clientToken);
    }

    /** {@return this with these tags and no others} */
    public CreateDatastoreRequest tagged(Tag... values) {
        return new CreateDatastoreRequest(name, configuration, List.of(values), clientToken);
    }

    /** {@return this with a client token, which makes the request idempotent} */
    public CreateDatastoreRequest under(ClientToken token) {
        return new CreateDatastoreRequest(name, configuration, tags, Optional.of(token));
    }
}
