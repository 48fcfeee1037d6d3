package dev.tarn.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes a JSON object: what is absent is left out, never null ({@code control-plane.md} 3.2). */
public final class AnswerWriter {

    private final JsonGenerator json;
    private final AnswerBytes.Gathered bytes;

    private AnswerWriter(JsonGenerator json, AnswerBytes.Gathered bytes) {
        this.json = json;
        this.bytes = bytes;
    }

    /** {@return the bytes of an object with the members that {@code members} writes} */
    public static byte[] object(Consumer<AnswerWriter> members) {
        return parts(members).whole();
    }

    /** {@return an object with the members that {@code members} writes; large resources in it are not copied} */
    public static AnswerBytes parts(Consumer<AnswerWriter> members) {
        return parts(0, members);
    }

    /**
     * {@return an object with the members that {@code members} writes; large resources in it are not copied}
     *
     * @param expected the number of bytes, about; fewer only cost time
     */
    public static AnswerBytes parts(long expected, Consumer<AnswerWriter> members) {
        AnswerBytes.Gathered bytes = new AnswerBytes.Gathered(expected);
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            members.accept(new AnswerWriter(json, bytes));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing an answer to memory failed", e);
        }
        return bytes.gathered();
    }

    /** A text, or whatever says itself as one. */
    public void text(String name, Object value) {
        write(() -> json.writeStringField(name, Unicode.repaired(value.toString())));
    }

    /** A text that may be absent. */
    public void text(String name, Optional<?> value) {
        value.ifPresent(present -> text(name, present));
    }

    /** JSON that is there already, in UTF-8; it is written as it is. */
    public void raw(String name, ResourceJson resource) {
        write(() -> {
            json.writeFieldName(name);
            // The generator puts the colon before nothing; what stands behind it goes past the generator.
            json.writeRawValue("");
            json.flush();
            resource.writeTo(bytes::add);
        });
    }

    /** JSON that is there already, in UTF-8; it is written as it is. */
    public void raw(String name, AnswerBytes json) {
        write(() -> {
            this.json.writeFieldName(name);
            this.json.writeRawValue("");
            this.json.flush();
            json.writeTo(bytes::add);
        });
    }

    /** A boolean. */
    public void flag(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
    }

    /** A whole number. */
    public void number(String name, long value) {
        write(() -> json.writeNumberField(name, value));
    }

    /** A number with a fraction, never in exponent form: {@code 0.001798}. */
    public void decimal(String name, double value) {
        BigDecimal exact = Double.isFinite(value) ? BigDecimal.valueOf(value) : BigDecimal.ZERO;
        write(() -> {
            json.writeFieldName(name);
            json.writeNumber(exact.toPlainString());
        });
    }

    /** A time: seconds since 1970 with three decimals, {@code 1603761064.881}. */
    public void time(String name, Instant value) {
        write(() -> {
            json.writeFieldName(name);
            json.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3).toPlainString());
        });
    }

    /** A time that may be absent. */
    public void time(String name, Optional<Instant> value) {
        value.ifPresent(present -> time(name, present));
    }

    /** A structure with the members that {@code members} writes. */
    public void object(String name, Consumer<AnswerWriter> members) {
        write(() -> {
            json.writeObjectFieldStart(name);
            members.accept(this);
            json.writeEndObject();
        });
    }

    /** A list of structures. */
    public <T> void objects(String name, List<T> items, Consumer<T> members) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (T item : items) {
                json.writeStartObject();
                members.accept(item);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** A list of structures that {@code structure} writes as they are, in UTF-8, whole. */
    public <T> void rawObjects(String name, List<T> items, BiConsumer<T, ResourceJson.Output> structure) {
        write(() -> {
            json.writeArrayFieldStart(name);
            json.flush();
            boolean first = true;
            for (T item : items) {
                if (!first) {
                    bytes.write(',');
                }
                first = false;
                structure.accept(item, bytes::add);
            }
            json.writeEndArray();
        });
    }

    /** A list of texts. */
    public void texts(String name, List<?> items) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (Object item : items) {
                json.writeString(Unicode.repaired(item.toString()));
            }
            json.writeEndArray();
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing an answer to memory failed", e);
        }
    }
}
