package dev.tarn.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.http.Requests;
import dev.tarn.http.error.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

    private static final Shape<DatastoreId> ID = Shapes.text(DatastoreId::new);
    private static final Shape<List<TagKey>> KEYS = Nested.list(Shapes.text(TagKey::new), 3);

    @Test
    void an_absent_member_and_a_null_one_are_the_same() {
        Members request = members("{'Null':null}");

        assertThat(request.optional("Null", ID)).isEmpty();
        assertThat(request.optional("Absent", ID)).isEmpty();
        assertThat(request.<Integer>complete(() -> 1)).isEqualTo(1);
    }

    @Test
    void a_required_member_that_is_absent_or_null_is_a_violation() {
        Invalid invalid = invalid("{'DatastoreId':null}", request -> {
            request.required("DatastoreId", ID);
            request.required("JobId", ID);
        });

        assertThat(invalid)
                .hasMessage("2 validation errors detected: "
                        + "Value null at 'datastoreId' failed to satisfy constraint: Member must not be null; "
                        + "Value null at 'jobId' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void paths_are_lower_camel_with_dots_between_and_list_items_counted_from_one() {
        Shape<Integer> inner = Nested.structure(members -> {
            members.optional("TagKeys", KEYS);
            members.required("ResourceARN", ID);
            return Optional.of(1);
        });

        Invalid invalid = invalid(
                "{'OuterThing':{'TagKeys':['ok','no!','','fine','more']}}",
                request -> request.optional("OuterThing", inner));

        assertThat(invalid.violations())
                .extracting(Violation::path)
                .containsExactly(
                        "outerThing.tagKeys",
                        "outerThing.tagKeys.2.member",
                        "outerThing.tagKeys.3.member",
                        "outerThing.resourceARN");
    }

    @Test
    void every_violation_is_found_and_ten_of_them_are_told() {
        Invalid invalid = invalid("{}", request -> {
            for (int i = 0; i < 12; i++) {
                request.required("M" + i, ID);
            }
        });

        assertThat(invalid.violations()).hasSize(12);
        assertThat(invalid.getMessage())
                .startsWith("10 validation errors detected")
                .contains("'m9'");
        assertThat(invalid.getMessage()).doesNotContain("'m10'");
    }

    @Test
    void a_wrong_type_is_told_before_any_constraint() {
        assertThatThrownBy(() -> {
                    Members request = members("{'Bad':'!!','Status':7}");
                    request.required("Missing", ID);
                    request.optional("Bad", ID);
                    request.optional("Status", Shapes.word(DatastoreStatus.WORDS));
                })
                .isInstanceOf(Refusal.class)
                .hasMessage("class java.lang.Short can not be converted to an String at 'status'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "7 | class java.lang.Short can not be converted to an String at 'id'",
                "70000 | class java.lang.Integer can not be converted to an String at 'id'",
                "5000000000 | class java.lang.Long can not be converted to an String at 'id'",
                "1.5 | class java.lang.Double can not be converted to an String at 'id'",
                "true | class java.lang.Boolean can not be converted to an String at 'id'",
                "[] | Start of list found where not expected at 'id'",
                "{} | Start of structure or map found where not expected at 'id'"
            })
    void what_is_no_text_is_told_in_the_words_of_Coral(String value, String message) {
        assertThatThrownBy(() -> members("{'Id':" + value + "}").optional("Id", ID))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'10'", "true", "1.001", "99999999999", "-99999999999", "1e400", "[]", "{}"})
    void what_is_no_integer_is_refused(String value) {
        assertThatThrownBy(() -> members("{'N':" + value + "}").optional("N", Shapes.integer(PageSize::new)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1e1, 10", "10.0, 10", "1, 1", "500, 500"})
    void an_integer_is_known_however_it_is_written(String text, int value) {
        assertThat(members("{'N':" + text + "}").optional("N", Shapes.integer(PageSize::new)))
                .contains(new PageSize(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "1", "0", "[]", "{}"})
    void only_true_and_false_are_booleans(String value) {
        assertThatThrownBy(() -> members("{'F':" + value + "}").optional("F", Shapes.FLAG))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1767225600, 1767225600000",
        "1767225600.5, 1767225600500",
        "1732100000.123, 1732100000123",
        "1.7321e9, 1732100000000",
        "-1.001, -1001",
        "1e-400, 0"
    })
    void a_time_is_a_number_of_seconds_read_to_the_millisecond(String text, long millis) {
        assertThat(members("{'T':" + text + "}").optional("T", Shapes.TIME)).contains(Instant.ofEpochMilli(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1e300", "1e400", "-1e999", "9223372036854775808", "92233720368547759"})
    void a_time_that_no_clock_can_show_is_a_violation(String text) {
        assertThat(invalid("{'T':" + text + "}", request -> request.optional("T", Shapes.TIME)))
                .hasMessageContaining("at 't' failed to satisfy constraint: Member must be a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-01-01T00:00:00Z'", "'1767225600'", "true", "[]", "{}"})
    void a_text_is_no_time(String text) {
        assertThatThrownBy(() -> members("{'T':" + text + "}").optional("T", Shapes.TIME))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'text' | Expected list or null at 'keys'",
                "7 | Expected list or null at 'keys'",
                "{} | Start of structure or map found where not expected at 'keys'",
                "['a',null] | A null is no list item at 'keys.2.member'",
                "[['a']] | Start of list found where not expected at 'keys.1.member'"
            },
            quoteCharacter = '~')
    void what_is_no_list_of_texts_is_refused(String value, String message) {
        assertThatThrownBy(() -> members("{'Keys':" + value + "}").optional("Keys", KEYS))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'S3Uri':null}",
                "{'Other':1}",
                "{'S3Uri':'a','Other':1}",
                "{'__type':'x'}",
                "[]",
                "'S3Uri'",
                "7"
            })
    void a_union_holds_exactly_its_one_member(String value) {
        Shape<DatastoreId> union = Nested.union("S3Uri", ID);

        assertThatThrownBy(() -> members("{'U':" + value + "}").optional("U", union))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'S3Uri':'a'}", "{'__type':'x','S3Uri':'a'}", "{'S3Uri':'a','Other':null}"})
    void beside_the_member_of_a_union_its_type_and_nulls_may_stand(String value) {
        Shape<DatastoreId> union = Nested.union("S3Uri", ID);

        assertThat(members("{'U':" + value + "}").optional("U", union)).contains(new DatastoreId("a"));
    }

    @Test
    void half_of_a_surrogate_pair_is_no_text() {
        for (String half : new String[] {"\\ud800", "\\udc00", "a\\ud83dz", "\\ude00\\ud83d"}) {
            assertThatThrownBy(() -> members("{'Id':'" + half + "'}").optional("Id", ID))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Unicode");
        }
        assertThat(members("{'Name':'\\ud83d\\ude00'}").optional("Name", Shapes.text(text -> text)))
                .contains("\uD83D\uDE00");
    }

    private static Members members(String json) {
        return Members.of(Requests.json(json));
    }

    private static Invalid invalid(String json, Consumer<Members> read) {
        Members request = members(json);
        read.accept(request);
        return catchThrowableOfType(Invalid.class, () -> request.complete(() -> 1));
    }
}
