/** What new data stores can be filled with. The local HealthLake requires it for {@code PreloadDataConfig}. */
@NullMarked
package dev.tarn.ports.preload;

import org.jspecify.annotations.NullMarked;
