/** The event feed: what happens to data stores and jobs, as it happens. */
@NullMarked
package dev.tarn.ports.event;

import org.jspecify.annotations.NullMarked;
