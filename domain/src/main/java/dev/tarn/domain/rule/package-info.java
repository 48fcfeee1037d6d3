/** The service model's constraints on values, as data, and the reports of violations. */
@NullMarked
package dev.tarn.domain.rule;

import org.jspecify.annotations.NullMarked;
