/** The quotas of an account: how many data stores, and how many requests in a time. */
@NullMarked
package dev.tarn.domain.quota;

import org.jspecify.annotations.NullMarked;
