package dev.tarn.app.crash;

import java.util.ArrayList;
import java.util.List;

/** What is known of one account from what was answered. */
final class ExpectedState {

    private final List<KnownStore> stores = new ArrayList<>();

    void add(KnownStore store) {
        stores.add(store);
    }

    /** {@return every data store that was ever created} */
    List<KnownStore> all() {
        return List.copyOf(stores);
    }

    /** {@return those that nobody has deleted} */
    List<KnownStore> live() {
        return stores.stream().filter(store -> !store.isDeleted()).toList();
    }
}
