package dev.tarn.inmemory.controlplane;

import dev.tarn.inmemory.digest.Sha256;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells one request from another, short enough to be kept with each client token. Requests are records of records,
 * and it goes through all of their components by name; one that is empty leaves no trace, so that a member which a later
 * version of Tarn knows does not make an old request another one.
 */
final class RequestDigest {

    private final MessageDigest digest;

    private RequestDigest(MessageDigest digest) {
        this.digest = digest;
    }

    /** {@return 64 hexadecimal digits; equal requests have the same, and others others} */
    static String of(Record request) {
        RequestDigest made = new RequestDigest(Sha256.digest());
        made.record(request);
        return HexFormat.of().formatHex(made.digest.digest());
    }

    private void value(Object value) {
        if (value instanceof Record record) {
            record(record);
        } else if (value instanceof Collection<?> items) {
            text("[" + items.size());
            items.forEach(this::value);
        } else {
            text(value instanceof Enum<?> word ? word.name() : value.toString());
        }
    }

    private void record(Record record) {
        text("{");
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            component(record, component).ifPresent(value -> {
                text(component.getName());
                value(value);
            });
        }
        text("}");
    }

    private static Optional<Object> component(Record record, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(record);
            return value instanceof Optional<?> optional ? optional.map(Object.class::cast) : Optional.of(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " is public, and cannot be read", e);
        }
    }

    /** The length goes before the text: where one ends and the next begins makes a difference. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
