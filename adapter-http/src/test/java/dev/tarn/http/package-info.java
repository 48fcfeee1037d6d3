/** Tests of the wire, against a HealthLake that says what a test tells it to. */
@NullMarked
package dev.tarn.http;

import org.jspecify.annotations.NullMarked;
