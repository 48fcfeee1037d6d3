package dev.tarn.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.Requests;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.error.WireError;
import dev.tarn.http.json.Json;
import dev.tarn.http.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a caller sends, it is read or refused; it is never our fault, and the refusal can always be told. */
class HostileRequestsProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 2000)
    void any_value_in_the_place_of_any_other_is_read_or_refused(
            @ForAll("operations") String operation, @ForAll("values") JsonNode value, @ForAll Random random) {
        ObjectNode request = Requests.valid(operation);
        replaceSomewhere(request, value, random);

        readOrRefused(operation, request);
    }

    @Property(tries = 500)
    void any_object_is_read_or_refused(@ForAll("operations") String operation, @ForAll("values") JsonNode value) {
        ObjectNode request = MAPPER.createObjectNode();
        Requests.valid(operation).fieldNames().forEachRemaining(name -> request.set(name, value));

        readOrRefused(operation, request);
    }

    @Property(tries = 1000)
    void any_bytes_are_JSON_or_refused(@ForAll byte[] bytes) {
        Throwable thrown = catchThrowable(() -> Json.readRequest(bytes));

        assertThat(thrown == null || thrown instanceof Refusal).isTrue();
    }

    @Property(tries = 1000)
    void a_body_that_breaks_off_or_has_a_wrong_byte_is_JSON_or_refused(
            @ForAll("operations") String operation, @ForAll byte wrong, @ForAll Random random) {
        byte[] body = Requests.valid(operation).toString().getBytes(StandardCharsets.UTF_8);
        body[random.nextInt(body.length)] = wrong;
        int length = random.nextInt(4) == 0 ? random.nextInt(body.length) : body.length;

        Throwable thrown = catchThrowable(() -> Json.readRequest(java.util.Arrays.copyOf(body, length)));

        assertThat(thrown == null || thrown instanceof Refusal).isTrue();
    }

    private static void readOrRefused(String operation, ObjectNode request) {
        Operation<?, ?> found = Operations.find("HealthLake." + operation).orElseThrow();
        Throwable thrown = catchThrowable(() -> found.read(Members.of(request)));

        assertThat(thrown == null || thrown instanceof Refusal || thrown instanceof Invalid)
                .as("%s: %s", request, thrown)
                .isTrue();
        if (thrown != null) {
            Answer answer = Answer.error(WireError.of(thrown, "id"));
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Provide
    Arbitrary<String> operations() {
        List<String> names = new ArrayList<>();
        Requests.operations().forEach(names::add);
        return Arbitraries.of(names);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(300).map(TextNode::new);
        Arbitrary<JsonNode> halves = Arbitraries.strings()
                .withCharRange('\uD7FE', '\uE001')
                .ofMaxLength(5)
                .map(TextNode::new);
        Arbitrary<JsonNode> numbers = Arbitraries.longs().map(LongNode::valueOf);
        Arbitrary<JsonNode> fractions = Arbitraries.doubles().map(DoubleNode::valueOf);
        Arbitrary<JsonNode> big = Arbitraries.bigIntegers().map(BigIntegerNode::valueOf);
        Arbitrary<JsonNode> words = Arbitraries.of(
                new TextNode("arn:aws:iam::123456789012:role/" + "x".repeat(5000)),
                new TextNode("s3://" + "a".repeat(100_000)),
                new TextNode("{\"a\":" + "[".repeat(5000)),
                new TextNode("{\"capabilities\":{}}"),
                DoubleNode.valueOf(Double.POSITIVE_INFINITY),
                DoubleNode.valueOf(1e300),
                BooleanNode.TRUE,
                NullNode.getInstance());
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(texts, halves, numbers, fractions, big, words);
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars.list()
                        .ofMaxSize(4)
                        .map(items -> MAPPER.createArrayNode().addAll(items)),
                () -> Arbitraries.maps(Arbitraries.of("S3Uri", "Key", "Status", "__type", "x"), scalars)
                        .ofMaxSize(4)
                        .map(members -> {
                            ObjectNode object = MAPPER.createObjectNode();
                            object.setAll(members);
                            return object;
                        }));
    }

    private static void replaceSomewhere(ObjectNode request, JsonNode value, Random random) {
        List<Runnable> places = new ArrayList<>();
        collect(request, value, places);
        places.get(random.nextInt(places.size())).run();
    }

    private static void collect(ContainerNode<?> container, JsonNode value, List<Runnable> places) {
        if (container instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                places.add(() -> object.set(member.getKey(), value));
                if (member.getValue() instanceof ContainerNode<?> inner) {
                    collect(inner, value, places);
                }
            });
        } else if (container instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                places.add(() -> list.set(at, value));
                if (list.get(i) instanceof ContainerNode<?> inner) {
                    collect(inner, value, places);
                }
            }
        }
    }
}
