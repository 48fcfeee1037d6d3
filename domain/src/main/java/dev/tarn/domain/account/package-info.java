/** The owner of data stores: account, region, partition. */
@NullMarked
package dev.tarn.domain.account;

import org.jspecify.annotations.NullMarked;
