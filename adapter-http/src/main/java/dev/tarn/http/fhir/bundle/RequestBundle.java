package dev.tarn.http.fhir.bundle;

import java.util.List;

/** A parsed bundle of requests. */
record RequestBundle(BundleType type, List<RequestEntry> entries) {

    RequestBundle {
        entries = List.copyOf(entries);
    }
}
