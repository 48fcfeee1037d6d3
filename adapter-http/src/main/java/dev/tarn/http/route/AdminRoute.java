package dev.tarn.http.route;

/** Adds paths below {@code /_tarn} to the routes of an event loop. Thread-safe: every event loop has routes of its own. */
public interface AdminRoute {

    /** Adds the paths. */
    void addTo(Routes routes);

    /** The server closes: ends what would keep its connections open. */
    default void end() {}
}
