package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;

/** A number as it stands in its text: {@code 1.00} and {@code 1E400} stay what they are. Equal where the values are. */
final class SourceNumber extends ValueNode {

    private static final long serialVersionUID = 1L;

    private final String source;

    SourceNumber(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.NUMBER;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public String asText() {
        return source;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeNumber(source);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        json.writeNumber(source);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceNumber number && (source.equals(number.source) || sameValue(number));
    }

    private boolean sameValue(SourceNumber other) {
        try {
            return new BigDecimal(source).compareTo(new BigDecimal(other.source)) == 0;
        } catch (NumberFormatException e) {
            // The exponent has more digits than an int: such numbers are equal where their texts are.
            return false;
        }
    }

    @Override
    public int hashCode() {
        // Equal values have the same nearest double; adding zero makes one of the two zeros.
        return Double.hashCode(Double.parseDouble(source) + 0.0);
    }
}
