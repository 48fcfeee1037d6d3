/**
 * Plans and evaluates the criteria of a search: each criterion becomes a {@link
 * dev.tarn.inmemory.repository.search.plan.Matcher}, chains by the ids that their inner searches find, and in each segment the
 * matcher with the fewest documents comes first.
 */
@NullMarked
package dev.tarn.inmemory.repository.search.plan;

import org.jspecify.annotations.NullMarked;
