package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The members that stay keep their bytes, white space and escapes included. */
class ResourceSubsetTest {

    private static final String TAG =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}";

    private static String subset(String resource, String... names) {
        byte[] subset = new ResourceSubset(List.of(names)::contains).of(resource.getBytes(StandardCharsets.UTF_8));
        return new String(subset, StandardCharsets.UTF_8);
    }

    @Test
    void members_stay_by_name_and_others_go() {
        assertThat(subset(
                        " { \"resourceType\" : \"Patient\",\"a\":[{\"b\":\"}\\\"\"}] , \"b\" : -1.50, \"_b\":{},\"id\":\"p\" }",
                        "b"))
                .isEqualTo("{\"resourceType\" : \"Patient\",\"b\" : -1.50,\"_b\":{},\"id\":\"p\",\"meta\":{\"tag\":["
                        + TAG + "]}}");
    }

    @Test
    void the_tag_is_added_to_those_that_are_there() {
        assertThat(subset("{\"meta\":{}}")).isEqualTo("{\"meta\":{\"tag\":[" + TAG + "]}}");
        assertThat(subset("{\"meta\": {\"versionId\":\"1\"} ,\"a\":1}"))
                .isEqualTo("{\"meta\": {\"versionId\":\"1\",\"tag\":[" + TAG + "]}}");
        assertThat(subset("{\"meta\":{\"tag\": [ ],\"a\":1}}"))
                .isEqualTo("{\"meta\":{\"tag\": [ " + TAG + "],\"a\":1}}");
        assertThat(subset("{\"meta\":{\"tag\":[{\"code\":\"]\"} ],\"a\":1 }}"))
                .isEqualTo("{\"meta\":{\"tag\":[{\"code\":\"]\"} ," + TAG + "],\"a\":1 }}");
    }

    @Test
    void an_escaped_name_is_the_name_that_it_means() {
        assertThat(subset("{\"\\u0061\":1,\"m\\u0065ta\":{\"t\\u0061g\":[]}}", "a"))
                .isEqualTo("{\"\\u0061\":1,\"m\\u0065ta\":{\"t\\u0061g\":[" + TAG + "]}}");
    }
}
