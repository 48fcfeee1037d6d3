/** {@code /_tarn}'s tools for tests: the clock, faults, events and the request journal. */
@NullMarked
package dev.tarn.http.admin;

import org.jspecify.annotations.NullMarked;
