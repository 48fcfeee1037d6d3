package dev.tarn.inmemory.repository.bundle;

import dev.tarn.domain.fhir.ResourceAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves links to entries of one transaction, as FHIR R4 resolves references in bundles ({@code decisions.md} D72).
 * The target of a link is an entry with an absolute {@code fullUrl} of any scheme. Immutable.
 */
public final class BundleLinks {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private static final Pattern RESTFUL = Pattern.compile("(https?://.+/)[A-Z][A-Za-z]*/" + ID);

    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]*/" + ID);

    private static final String HISTORY = "/_history/";

    private final Map<String, ResourceAddress> addresses;

    /**
     * What a link leads to.
     *
     * @param ofVersion whether the link names a version of the resource
     */
    record Target(ResourceAddress address, boolean ofVersion) {}

    /**
     * The entries that links can lead to.
     *
     * @param addresses the address of an entry's resource, by the entry's {@code fullUrl}
     */
    public BundleLinks(Map<String, ResourceAddress> addresses) {
        this.addresses = Map.copyOf(addresses);
    }

    /** {@return whether links can lead to an entry with this {@code fullUrl}: it is absolute and names no version} */
    public static boolean isTarget(String fullUrl) {
        return ABSOLUTE.matcher(fullUrl).matches() && !fullUrl.contains(HISTORY);
    }

    /**
     * {@return the URL, with a slash at its end, against which relative links of an entry are resolved; empty where its
     * {@code fullUrl} is not that of a resource of a FHIR server, as {@code http://example.org/fhir/Patient/1} is}
     */
    public static Optional<String> base(Optional<String> fullUrl) {
        return fullUrl.map(RESTFUL::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /** {@return whether there is nothing that a link could lead to} */
    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** {@return the links without those to entries with one of these URLs} */
    BundleLinks without(Set<String> fullUrls) {
        Map<String, ResourceAddress> others = new HashMap<>(addresses);
        others.keySet().removeAll(fullUrls);
        return new BundleLinks(others);
    }

    /**
     * {@return the entry's resource that this text leads to; empty where it leads to none}
     *
     * @param base of the entry that holds the link
     */
    Optional<Target> resolve(String link, Optional<String> base) {
        int history = link.lastIndexOf(HISTORY);
        boolean ofVersion =
                history > 0 && link.substring(history + HISTORY.length()).matches(ID);
        String resource = ofVersion ? link.substring(0, history) : link;
        return Optional.ofNullable(addresses.get(resource))
                .or(() -> base.filter(url -> RELATIVE.matcher(resource).matches())
                        .map(url -> addresses.get(url + resource)))
                .map(address -> new Target(address, ofVersion));
    }
}
