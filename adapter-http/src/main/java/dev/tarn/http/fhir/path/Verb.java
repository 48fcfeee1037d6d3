package dev.tarn.http.fhir.path;

import java.util.Optional;

/** The methods by which FHIR interacts, and {@code HEAD} is {@code GET} here. */
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** {@return the verb of this name; empty for any other method} */
    public static Optional<Verb> find(String method) {
        return switch (method) {
            case "GET", "HEAD" -> Optional.of(GET);
            case "POST" -> Optional.of(POST);
            case "PUT" -> Optional.of(PUT);
            case "PATCH" -> Optional.of(PATCH);
            case "DELETE" -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }
}
