/** The state and the backups of a HealthLake that this process runs. */
@NullMarked
package dev.tarn.ports.admin;

import org.jspecify.annotations.NullMarked;
