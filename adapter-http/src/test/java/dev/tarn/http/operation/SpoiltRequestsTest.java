package dev.tarn.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.http.Requests;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.Members;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes a right request, spoils one member in each way that the model forbids, and sees it refused at its path. */
class SpoiltRequestsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Iterable<String> operations() {
        return Requests.operations();
    }

    static Stream<ModelTable.Row> all() {
        return ModelTable.rows();
    }

    static Stream<ModelTable.Row> required() {
        return ModelTable.rows().filter(ModelTable.Row::required);
    }

    static Stream<ModelTable.Row> optional() {
        return ModelTable.rows()
                .filter(row -> !row.required()
                        && !row.path().endsWith(".0")
                        && !row.path().contains("DataConfig.")
                        && !row.path().endsWith("ContinuousBackupRestoreConfiguration")
                        && !isRequiredByAnother(row));
    }

    static Stream<ModelTable.Row> requiredByAnother() {
        return ModelTable.rows().filter(SpoiltRequestsTest::isRequiredByAnother);
    }

    /** A customer managed key needs its id, and SMART on FHIR its metadata. */
    private static boolean isRequiredByAnother(ModelTable.Row row) {
        return !row.required()
                && (row.path().endsWith(".KmsKeyId") || row.path().endsWith("IdentityProviderConfiguration.Metadata"));
    }

    static Stream<ModelTable.Row> enums() {
        return ModelTable.rows(ModelTable.Kind.ENUM);
    }

    static Stream<ModelTable.Row> limited() {
        return ModelTable.rows(ModelTable.Kind.STRING).filter(row -> row.max() > 0);
    }

    static Stream<ModelTable.Row> patterned() {
        return ModelTable.rows(ModelTable.Kind.STRING)
                .filter(row -> !row.breaker().isEmpty());
    }

    static Stream<ModelTable.Row> integers() {
        return ModelTable.rows(ModelTable.Kind.INTEGER);
    }

    static Stream<ModelTable.Row> limitedLists() {
        return ModelTable.rows(ModelTable.Kind.LIST).filter(row -> row.max() > 0);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_request_with_every_member_is_right(String operation) {
        assertThatNoException().isThrownBy(() -> read(operation, Requests.valid(operation)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_member_of_a_wrong_type_is_a_SerializationException(ModelTable.Row row) throws JsonProcessingException {
        ObjectNode spoilt = with(row, MAPPER.readTree(row.kind().wrong));

        assertThatThrownBy(() -> read(row.operation(), spoilt))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERIALIZATION))
                .hasMessageContaining("'" + wirePath(row));
    }

    @ParameterizedTest
    @MethodSource("required")
    void a_required_member_that_is_absent_or_null_is_a_violation(ModelTable.Row row) {
        refused(row, with(row, NullNode.getInstance()), "Member must not be null");
        ObjectNode without = with(row, NullNode.getInstance());
        ((ObjectNode) holder(row, without)).remove(last(row));
        refused(row, without, "Member must not be null");
    }

    @ParameterizedTest
    @MethodSource("optional")
    void an_optional_member_may_be_null(ModelTable.Row row) {
        assertThatNoException().isThrownBy(() -> read(row.operation(), with(row, NullNode.getInstance())));
    }

    @ParameterizedTest
    @MethodSource("requiredByAnother")
    void a_member_that_another_member_makes_required_is_a_violation_without_it(ModelTable.Row row) {
        refused(row, with(row, NullNode.getInstance()), "Member must not be null when ");
    }

    @ParameterizedTest
    @MethodSource("enums")
    void a_word_that_is_none_of_the_enum_is_a_violation(ModelTable.Row row) {
        refused(row, with(row, new TextNode("NO_SUCH_VALUE")), "Member must satisfy enum value set: [");
    }

    @ParameterizedTest
    @MethodSource("limited")
    void a_text_of_a_length_that_is_not_allowed_is_a_violation(ModelTable.Row row) {
        refused(
                row,
                with(row, new TextNode("a".repeat(row.max() + 1))),
                "Member must have length less than or equal to " + row.max());
        if (row.min() > 0) {
            refused(
                    row,
                    with(row, new TextNode("a".repeat(row.min() - 1))),
                    "Member must have length greater than or equal to " + row.min());
        }
    }

    @ParameterizedTest
    @MethodSource("patterned")
    void a_text_against_its_pattern_is_a_violation(ModelTable.Row row) {
        refused(row, with(row, new TextNode(row.breaker())), "Member must ");
    }

    @ParameterizedTest
    @MethodSource("integers")
    void a_number_outside_its_range_is_a_violation(ModelTable.Row row) {
        refused(
                row,
                with(row, IntNode.valueOf(row.max() + 1)),
                "Member must have value less than or equal to " + row.max());
        refused(
                row,
                with(row, IntNode.valueOf(row.min() - 1)),
                "Member must have value greater than or equal to " + row.min());
    }

    @ParameterizedTest
    @MethodSource("limitedLists")
    void a_list_that_is_too_long_is_a_violation(ModelTable.Row row) {
        ArrayNode many = MAPPER.createArrayNode();
        JsonNode first =
                holder(row, Requests.valid(row.operation())).get(last(row)).get(0);
        for (int i = 0; i <= row.max(); i++) {
            many.add(first);
        }

        refused(row, with(row, many), "Member must have length less than or equal to " + row.max());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartFHIRImportJob | ProfileId | 0123456789abcdef0123456789abcdef | converts nothing",
                "StartFHIRImportJob | InputFormat | CCDA | converts nothing",
                "CreateFHIRDatastore | IdentityProviderConfiguration.Metadata | {} | code_challenge_methods_supported"
            })
    void what_Tarn_does_not_have_is_refused_and_not_ignored(String operation, String path, String value, String words) {
        ModelTable.Row row = new ModelTable.Row(operation, path, false, ModelTable.Kind.STRING, 0, 0, "");

        assertThatThrownBy(() -> read(operation, with(row, new TextNode(value))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'" + wirePath(row))
                .hasMessageContaining(words);
    }

    private static void refused(ModelTable.Row row, ObjectNode spoilt, String words) {
        assertThatThrownBy(() -> read(row.operation(), spoilt)).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid).hasMessageContaining(words);
            assertThat(invalid.violations()).extracting(Violation::path).contains(wirePath(row));
        });
    }

    private static void read(String operation, ObjectNode request) {
        Operations.find("HealthLake." + operation).orElseThrow().read(Members.of(request));
    }

    /** {@return a right request in which the member has this value} */
    private static ObjectNode with(ModelTable.Row row, JsonNode value) {
        ObjectNode request = Requests.valid(row.operation());
        JsonNode holder = holder(row, request);
        if (holder instanceof ArrayNode list) {
            list.set(Integer.parseInt(last(row)), value);
        } else {
            ((ObjectNode) holder).set(last(row), value);
        }
        return request;
    }

    private static JsonNode holder(ModelTable.Row row, ObjectNode request) {
        JsonNode holder = request;
        List<String> steps = Arrays.asList(row.path().split("\\."));
        for (String step : steps.subList(0, steps.size() - 1)) {
            holder = holder.isArray() ? holder.get(Integer.parseInt(step)) : holder.get(step);
        }
        return holder;
    }

    private static String last(ModelTable.Row row) {
        return row.path().substring(row.path().lastIndexOf('.') + 1);
    }

    private static String wirePath(ModelTable.Row row) {
        return Arrays.stream(row.path().split("\\."))
                .map(step -> step.equals("0") ? "1.member" : Character.toLowerCase(step.charAt(0)) + step.substring(1))
                .collect(Collectors.joining("."));
    }
}
