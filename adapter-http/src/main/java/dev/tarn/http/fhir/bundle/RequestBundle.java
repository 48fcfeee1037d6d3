package dev.tarn.http.fhir.bundle;

import java.util.List;

/** A bundle of requests, as it came in. */
record RequestBundle(BundleType type, List<RequestEntry> entries) {

    RequestBundle {
        entries = List.copyOf(entries);
    }
}
