package dev.tarn.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void no_body_is_an_empty_object() {
        assertThat(Json.readRequest(new byte[0])).isEmpty();
        assertThat(Json.readRequest(utf8("{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "1",
                "null",
                "true",
                " ",
                "{} x",
                "{}}",
                "{}{}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":\"\n\"}",
                "/* */{}",
                "{\"a\":\"\\x\"}",
                "\0"
            })
    void what_is_not_one_JSON_object_is_a_SerializationException(String body) {
        refused(utf8(body));
    }

    @Test
    void a_member_twice_is_refused_since_nobody_can_tell_which_one_is_meant() {
        assertThatThrownBy(() -> Json.readRequest(utf8("{\"a\":1,\"a\":2}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the member 'a' is there twice");
        refused(utf8("{\"b\":[{\"a\":1,\"a\":1}]}"));
    }

    @Test
    void deep_nesting_is_refused_before_it_costs_anything() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            refused(utf8("{\"Filter\":" + open.repeat(10_000)));
        }
        refused(utf8("{\"Filter\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
    }

    @Test
    void bytes_that_are_no_UTF_8_are_refused() {
        refused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
        refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    }

    @Test
    void the_refusal_says_where_the_body_stops_being_JSON() {
        assertThatThrownBy(() -> Json.readRequest(utf8("{\"a\":1,\n  oops}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_document_that_is_no_object_is_none() {
        assertThat(Json.readDocument("[]")).isEmpty();
        assertThat(Json.readDocument("not json")).isEmpty();
        assertThat(Json.readDocument("")).isEmpty();
        assertThat(Json.readDocument("{\"a\":1}")).isPresent();
    }

    private static void refused(byte[] body) {
        assertThatThrownBy(() -> Json.readRequest(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERIALIZATION));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
