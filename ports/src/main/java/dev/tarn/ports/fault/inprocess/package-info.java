/**
 * Injected faults of requests for callers in the same process: a decorator of {@link dev.tarn.ports.HealthLakes} and of every
 * port below it. The HTTP server applies the same faults itself, and serves the undecorated ports, so that no fault counts
 * twice ({@code decisions.md} T85).
 */
@NullMarked
package dev.tarn.ports.fault.inprocess;

import org.jspecify.annotations.NullMarked;
