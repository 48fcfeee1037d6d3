/** What stands between a socket and a handler: limits, time limits, bodies, and one answer a request. */
@NullMarked
package dev.tarn.http.connection;

import org.jspecify.annotations.NullMarked;
