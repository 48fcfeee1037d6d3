package dev.tarn.domain.datastore;

/** Every verb of {@link Datastore} and the status that it leads to, written out a second time. */
enum DatastoreVerb {
    activated(DatastoreStatus.ACTIVE),
    creationFailed(DatastoreStatus.CREATE_FAILED),
    updateRequested(DatastoreStatus.UPDATING),
    updateFailed(DatastoreStatus.UPDATE_FAILED),
    deletionRequested(DatastoreStatus.DELETING),
    deleted(DatastoreStatus.DELETED);

    final DatastoreStatus target;

    DatastoreVerb(DatastoreStatus target) {
        this.target = target;
    }

    Datastore applyTo(Datastore store) {
        return switch (this) {
            case activated -> store.activated();
            case creationFailed -> store.creationFailed(Stores.CAUSE);
            case updateRequested -> store.updateRequested();
            case updateFailed -> store.updateFailed(Stores.CAUSE);
            case deletionRequested -> store.deletionRequested(store.createdAt());
            case deleted -> store.deleted();
        };
    }
}
