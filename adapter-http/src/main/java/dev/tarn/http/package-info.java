/** HealthLake over HTTP: a server that any AWS SDK can be pointed at. */
@NullMarked
package dev.tarn.http;

import org.jspecify.annotations.NullMarked;
