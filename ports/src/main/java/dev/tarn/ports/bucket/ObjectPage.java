package dev.tarn.ports.bucket;

import java.util.List;

/**
 * A page of a bucket's keys, in the order of their UTF-8 bytes.
 *
 * @param prefixes common prefixes, each with the delimiter at its end
 * @param truncated whether there are more
 * @param last the last key or common prefix of the page, after which the next one begins; empty if the page is
 */
public record ObjectPage(List<ObjectHead> objects, List<String> prefixes, boolean truncated, String last) {

    public ObjectPage {
        objects = List.copyOf(objects);
        prefixes = List.copyOf(prefixes);
    }
}
