package dev.tarn.domain.tag;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags of one thing: unique keys, at most fifty, in the order in which they came ({@code decisions.md} D32). */
public record Tags(Map<TagKey, TagValue> byKey) {

    /** How many tags a thing may have. */
    public static final int LIMIT = 50;

    /** How many tags or keys one call may carry; the model's {@code TagList} and {@code TagKeyList}. */
    public static final int CALL_LIMIT = 200;

    /** No tags. */
    public static final Tags NONE = new Tags(Map.of());

    private static final String RESERVED = "aws:";

    public Tags {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /**
     * {@return these tags with those of one call added; a key that is there gets the new value}
     *
     * @throws Invalid for a key twice in the call, a reserved key, or more than fifty in the end
     */
    public Tags with(Collection<Tag> added) {
        refuse(added);
        Map<TagKey, TagValue> all = new LinkedHashMap<>(byKey);
        added.forEach(tag -> all.put(tag.key(), tag.value()));
        if (all.size() > LIMIT) {
            throw new Invalid("A resource may have at most " + LIMIT + " tags; it has " + byKey.size()
                    + " and would have " + all.size());
        }
        return new Tags(all);
    }

    /**
     * {@return these tags without the named ones; a key that is not there is no fault}
     *
     * @throws Invalid for more keys than one call may carry
     */
    public Tags without(Collection<TagKey> keys) {
        if (keys.size() > CALL_LIMIT) {
            throw new Invalid(List.of(tooMany("tagKeys", keys)));
        }
        Map<TagKey, TagValue> left = new LinkedHashMap<>(byKey);
        keys.forEach(left::remove);
        return new Tags(left);
    }

    /** {@return the tags as a list} */
    public List<Tag> toList() {
        return byKey.entrySet().stream()
                .map(entry -> new Tag(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void refuse(Collection<Tag> added) {
        List<Violation> found = new ArrayList<>();
        Set<TagKey> seen = new HashSet<>();
        int position = 0;
        for (Tag tag : added) {
            position++;
            String path = "tags." + position + ".member.key";
            String key = tag.key().value();
            if (key.startsWith(RESERVED)) {
                found.add(Violation.of(path, key, new Constraint.Rule("not begin with " + RESERVED)));
            }
            if (!seen.add(tag.key())) {
                found.add(Violation.of(path, key, new Constraint.Rule("be unique among the tags of one request")));
            }
        }
        if (added.size() > CALL_LIMIT) {
            found.add(tooMany("tags", added));
        }
        if (!found.isEmpty()) {
            throw new Invalid(found);
        }
    }

    private static Violation tooMany(String path, Collection<?> items) {
        return Violation.of(path, items.size() + " items", new Constraint.LengthAtMost(CALL_LIMIT));
    }
}
