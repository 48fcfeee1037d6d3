/** What answers behind the server, opened from the settings: a local HealthLake or AWS, and the objects of jobs. */
@NullMarked
package dev.tarn.app.backend;

import org.jspecify.annotations.NullMarked;
