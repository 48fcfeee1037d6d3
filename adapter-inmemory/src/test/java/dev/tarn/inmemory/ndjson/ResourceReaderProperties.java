package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.inmemory.ndjson.ResourceTexts.Text;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResourceReaderProperties {

    static final Instant NOW = Instant.parse("2026-11-21T23:51:00Z");
    static final String SERVERS = "\"versionId\":\"3\",\"lastUpdated\":\"2026-11-21T23:51:00.000Z\"";

    final JsonMapper exact = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Property(tries = 500)
    void only_the_two_members_of_the_server_differ(@ForAll("texts") Text text) throws JsonProcessingException {
        ObjectNode in = (ObjectNode) exact.readTree(text.whole());
        ObjectNode out = (ObjectNode) exact.readTree(rendered(text.whole()));

        assertThat(out.at("/meta/versionId").textValue()).isEqualTo("3");
        assertThat(out.at("/meta/lastUpdated").textValue()).isEqualTo("2026-11-21T23:51:00.000Z");
        assertThat(takeMeta(out)).isEqualTo(takeMeta(in));
        // As text, since the order of members and the digits of numbers count too.
        assertThat(out.toString()).isEqualTo(in.toString());
    }

    @Property(tries = 500)
    void every_byte_outside_of_meta_stays(@ForAll("texts") Text text) {
        String out = rendered(text.whole());

        if (text.meta().isEmpty()) {
            assertThat(out.replace(",\"meta\":{" + SERVERS + "}", "")).isEqualTo(oneLine(text.whole()));
        } else {
            assertThat(out)
                    .startsWith(oneLine(text.before()).replaceAll("[ \t]+$", ""))
                    .endsWith(oneLine(text.after()));
        }
    }

    @Property(tries = 500)
    void a_resource_is_rendered_on_one_line(@ForAll("texts") Text text) {
        assertThat(rendered(text.whole())).doesNotContain("\n", "\r");
    }

    @Property(tries = 500)
    void what_was_exported_is_recognised_when_it_comes_back(@ForAll("texts") Text text) {
        ResourceBody body = body(text.whole());

        assertThat(body(rendered(text.whole()))).isEqualTo(body);
    }

    @Property(tries = 500)
    void a_text_that_is_cut_short_is_refused(@ForAll("texts") Text text) {
        String whole = text.whole().strip();
        byte[] bytes = whole.substring(0, whole.length() - 1).getBytes(StandardCharsets.UTF_8);

        assertThat(new ResourceReader().read(bytes, 0, bytes.length)).isInstanceOf(InvalidResource.class);
    }

    @Provide
    Arbitrary<Text> texts() {
        return ResourceTexts.any();
    }

    private static ResourceBody body(String text) {
        byte[] bytes = ("xx" + text + "xx").getBytes(StandardCharsets.UTF_8);
        ReadResult result = new ResourceReader().read(bytes, 2, bytes.length - 2);
        assertThat(result).isInstanceOf(AcceptedResource.class);
        return ((AcceptedResource) result).body();
    }

    private static String rendered(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AcceptedResource read = (AcceptedResource) new ResourceReader().read(bytes, 0, bytes.length);
        ResourceVersion version = new ResourceVersion(read.address(), 3, NOW, read.body());
        return new String(version.json(), StandardCharsets.UTF_8);
    }

    /** Removes meta, and gives what of it is not the server's. */
    private static ObjectNode takeMeta(ObjectNode resource) {
        ObjectNode meta =
                resource.has("meta") ? (ObjectNode) resource.remove("meta") : JsonNodeFactory.instance.objectNode();
        meta.remove("versionId");
        meta.remove("lastUpdated");
        return meta;
    }

    private static String oneLine(String text) {
        return text.replaceAll("^[ \t\r\n]+", "")
                .replaceAll("}[ \t\r\n]+$", "}")
                .replace('\r', ' ')
                .replace('\n', ' ');
    }
}
