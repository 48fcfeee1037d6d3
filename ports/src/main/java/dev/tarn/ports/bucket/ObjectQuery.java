package dev.tarn.ports.bucket;

/**
 * A request for a page of a bucket's keys.
 *
 * @param prefix what keys begin with; empty for all
 * @param delimiter ends a common prefix; empty for none
 * @param after the key or common prefix after which the page begins; empty for the first
 * @param most how many keys and common prefixes together; 0 or more
 */
public record ObjectQuery(String bucket, String prefix, String delimiter, String after, int most) {}
