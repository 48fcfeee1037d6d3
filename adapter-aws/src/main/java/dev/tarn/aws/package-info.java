/** HealthLake as AWS runs it, behind Tarn's ports. */
@NullMarked
package dev.tarn.aws;

import org.jspecify.annotations.NullMarked;
