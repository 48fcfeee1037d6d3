package dev.tarn.domain.search;

import java.util.Optional;

/**
 * Resources that are returned beside the matches ({@code _include}, {@code _revinclude}).
 *
 * @param reverse whether resources that refer to a match are meant, not those that it refers to
 * @param iterate whether it is applied to included resources as well
 * @param sourceType the type that holds the reference; empty for the wildcard {@code *}
 * @param parameter the code of the reference parameter; empty for every one
 * @param targetType the only type of target that is meant; empty for every one
 */
public record Include(
        boolean reverse,
        boolean iterate,
        Optional<String> sourceType,
        Optional<String> parameter,
        Optional<String> targetType) {}
