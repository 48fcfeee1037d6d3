/** {@code /_tarn}'s tools for tests: the clock, faults and events. */
@NullMarked
package dev.tarn.http.admin;

import org.jspecify.annotations.NullMarked;
