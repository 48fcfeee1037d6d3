package dev.tarn.ports.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON in UTF-8: a resource, or a patch. Equal where the bytes are. */
public final class ResourceJson {

    private final byte[] utf8;

    private ResourceJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** {@return these bytes, which nobody may change any more; whether they are JSON is seen by who reads them} */
    public static ResourceJson of(byte[] utf8) {
        return new ResourceJson(utf8);
    }

    /** {@return this text} */
    public static ResourceJson of(String text) {
        return new ResourceJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the bytes, which nobody may change} */
    public byte[] utf8() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceJson json && Arrays.equals(utf8, json.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
