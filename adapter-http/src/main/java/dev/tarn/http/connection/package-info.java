/** The layer between a socket and a handler: limits, timeouts, bodies, and exactly one answer for each request. */
@NullMarked
package dev.tarn.http.connection;

import org.jspecify.annotations.NullMarked;
