package dev.tarn.inmemory.repository.history;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageToken;
import dev.tarn.inmemory.paging.PageTokens;
import dev.tarn.inmemory.paging.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a resource of any type, in the order of the history of all resources: by time, the oldest first. */
record SystemVersion(ResourceType type, VersionRef ref) implements Comparable<SystemVersion> {

    private static final Comparator<SystemVersion> ORDER = Comparator.comparingLong(
                    (SystemVersion version) -> version.ref().time())
            .thenComparing(SystemVersion::type)
            .thenComparing(SystemVersion::ref);

    private static final Pattern ID = Pattern.compile("([A-Za-z]{1,64})/([0-9]{1,9})/([0-9]{1,9})");

    @Override
    public int compareTo(SystemVersion other) {
        return ORDER.compare(this, other);
    }

    /** {@return the token of the page behind this version} */
    PageToken token(String list) {
        String id = type + "/" + ref.row() + "/" + ref.version();
        return PageTokens.write(list, new Position(Instant.ofEpochMilli(ref.time()), id));
    }

    /**
     * {@return the version behind which a page begins}
     *
     * @throws Invalid for a token of another list; a digest without a secret does not say who made a token
     */
    static SystemVersion of(String list, PageToken token) {
        Position last = PageTokens.find(list, token).orElseThrow(SystemVersion::invalid);
        Matcher id = ID.matcher(last.id());
        if (!id.matches()) {
            throw invalid();
        }
        ResourceType type = ResourceType.find(id.group(1)).orElseThrow(SystemVersion::invalid);
        return new SystemVersion(
                type,
                new VersionRef(
                        last.time().toEpochMilli(), Integer.parseInt(id.group(2)), Integer.parseInt(id.group(3))));
    }

    private static Invalid invalid() {
        return new Invalid("Invalid pagination token.");
    }
}
