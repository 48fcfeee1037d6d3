/** What the grants of a token admit of the resources of one data store ({@code authorization.md} 3.6 to 3.9). */
@NullMarked
package dev.tarn.inmemory.repository.access;

import org.jspecify.annotations.NullMarked;
