package dev.tarn.domain.datastore;

import dev.tarn.domain.lifecycle.Lifecycle;
import dev.tarn.domain.rule.WireEnum;

/** The status of a data store in its lifecycle ({@code control-plane.md} 1.3, 4.2). */
public enum DatastoreStatus {
    CREATING,
    ACTIVE,
    DELETING,
    DELETED,
    CREATE_FAILED,
    UPDATING,
    UPDATE_FAILED;

    public static final WireEnum<DatastoreStatus> WORDS = WireEnum.of("DatastoreStatus", DatastoreStatus.class);

    public static final Lifecycle<DatastoreStatus> LIFECYCLE = Lifecycle.startingAt(CREATING)
            .move(CREATING, ACTIVE, CREATE_FAILED)
            .move(ACTIVE, UPDATING, DELETING)
            .move(UPDATING, ACTIVE, UPDATE_FAILED)
            .move(UPDATE_FAILED, UPDATING, DELETING)
            .move(CREATE_FAILED, DELETING)
            .move(DELETING, DELETED)
            .end();
}
