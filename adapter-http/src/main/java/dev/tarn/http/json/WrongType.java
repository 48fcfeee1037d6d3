package dev.tarn.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;

/** SerializationExceptions in the words that Coral has for them ({@code control-plane.md} 3.3), and the place. */
final class WrongType {

    private WrongType() {}

    /** {@return that a value should have been this Java class, as Coral says} */
    static Refusal scalar(String wanted, JsonNode got, JsonPath at) {
        if (got.isArray()) {
            return at(at, "Start of list found where not expected");
        }
        if (got.isObject()) {
            return at(at, "Start of structure or map found where not expected");
        }
        return at(at, "class java.lang." + javaClass(got) + " can not be converted to an " + wanted);
    }

    /** {@return that a list was expected} */
    static Refusal list(JsonNode got, JsonPath at) {
        return at(at, got.isObject() ? "Start of structure or map found where not expected" : "Expected list or null");
    }

    /** {@return that a structure was expected} */
    static Refusal structure(JsonNode got, JsonPath at) {
        return at(at, got.isArray() ? "Start of list found where not expected" : "Expected map or null");
    }

    /** {@return a SerializationException with these words, which may say anything but the place} */
    static Refusal at(JsonPath at, String words) {
        return new Refusal(ErrorCode.SERIALIZATION, words + " at '" + at.path() + "'");
    }

    private static String javaClass(JsonNode got) {
        if (got.isTextual()) {
            return "String";
        }
        if (got.isBoolean()) {
            return "Boolean";
        }
        if (got.canConvertToInt() && got.isIntegralNumber()) {
            int value = got.intValue();
            return value == (short) value ? "Short" : "Integer";
        }
        return got.isIntegralNumber() ? "Long" : "Double";
    }
}
