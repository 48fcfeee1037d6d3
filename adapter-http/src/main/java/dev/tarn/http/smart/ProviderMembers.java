package dev.tarn.http.smart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object in {@code idp.json}. Each fault names the file and the ARN. */
final class ProviderMembers {

    private final String place;
    private final Map<?, ?> members;

    /**
     * The members of a value.
     *
     * @param place the file and the ARN, with which each fault begins
     * @param known the names of all members that are accepted
     * @throws IllegalArgumentException if the value is no object, or has another member
     */
    ProviderMembers(String place, @Nullable Object value, Set<String> known) {
        this.place = place;
        if (!(value instanceof Map<?, ?> object)) {
            throw fault("must be an object");
        }
        this.members = object;
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                throw fault("has the unknown member '" + name + "'; known are "
                        + known.stream().sorted().toList());
            }
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    /** Refuses a member that would have no effect. */
    void refuse(String name, String other) {
        if (has(name)) {
            throw fault("has " + name + ", which goes with " + other + " alone; remove it");
        }
    }

    ProviderMembers object(String name, Set<String> known) {
        return new ProviderMembers(place, get(name), known);
    }

    /** {@return true or false; false where the member is not there} */
    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (get(name) instanceof Boolean flag) {
            return flag;
        }
        throw fault("has the " + name + " '" + get(name) + "'; accepted is true or false, without quotes");
    }

    String text(String name) {
        return text(name, get(name));
    }

    /** {@return one text or several} */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (get(name) instanceof List<?> items) {
            items.forEach(item -> texts.add(text(name, item)));
            return texts;
        }
        return List.of(text(name));
    }

    private String text(String name, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw fault("must have a text as " + name);
    }

    IllegalArgumentException fault(String words) {
        return new IllegalArgumentException(place + " " + words);
    }
}
