package dev.tarn.domain.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tarn.domain.failure.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void parameters_keep_their_order_and_are_decoded_once() {
        assertEquals(
                List.of(
                        new QueryParameter("name:exact", "a b+c%41"),
                        new QueryParameter("empty", ""),
                        new QueryParameter("alone", ""),
                        new QueryParameter("k", "a=\u00e4")),
                QueryString.parse("name%3Aexact=a+b%2Bc%2541&&empty=&alone&k=a=%C3%A4&"));
    }

    @Test
    void a_written_query_is_parsed_to_the_same_parameters() {
        List<QueryParameter> parameters = List.of(
                new QueryParameter("code", "http://loinc.org|1-8,a\\$b&c=d#e"),
                new QueryParameter("date:\u00e4", "ge2026-01-01T00:00:00+01:00"));

        assertEquals(parameters, QueryString.parse(QueryString.of(parameters)));
        assertEquals(
                "code=http://loinc.org%7C1-8,a%5C$b%26c%3Dd%23e&date:%C3%A4=ge2026-01-01T00:00:00%2B01:00",
                QueryString.of(parameters));
    }

    @Test
    void ten_thousand_parameters_are_parsed_and_more_are_refused() {
        String most = "a=b" + "&a=b".repeat(9_999);

        assertEquals(10_000, QueryString.parse(most).size());
        Invalid failure = assertThrows(Invalid.class, () -> QueryString.parse(most + "&"));
        assertEquals("The query has more than 10000 parameters", failure.getMessage());
    }

    @Test
    void a_percent_sign_without_two_digits_is_refused_with_the_text_around_it() {
        Invalid failure = assertThrows(Invalid.class, () -> QueryString.parse("a=b&c=d%zz"));

        assertEquals(
                "The query cannot be decoded: a % must be followed by two hexadecimal digits, and 'd%zz' has another one",
                failure.getMessage());
    }

    @Test
    void letters_digits_and_the_separators_of_values_stay_as_they_are_and_all_else_is_percent_encoded() {
        String stays = "abcxyzABCXYZ0189.-*_:/,$";
        assertEquals("n=" + stays, QueryString.of(List.of(new QueryParameter("n", stays))));
        for (char c = 0; c < 0x200; c++) {
            String text = "a" + c;
            String written = QueryString.of(List.of(new QueryParameter("n", text)));
            boolean unchanged = c < 0x80 && (Character.isLetterOrDigit(c) || stays.indexOf(c) >= 0);
            assertEquals(unchanged, written.equals("n=" + text), written);
            assertEquals(List.of(new QueryParameter("n", text)), QueryString.parse(written));
        }
    }
}
