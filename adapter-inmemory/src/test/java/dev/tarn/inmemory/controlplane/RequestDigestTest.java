package dev.tarn.inmemory.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.SseConfiguration;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestDigestTest {

    private static final CreateDatastoreRequest NAMED = CreateDatastoreRequest.named("a");

    /** A request as it is now, and as it might be in a later version. */
    private record Now(String name) {}

    private record Later(String name, Optional<String> more) {}

    private record Pair(String first, String second) {}

    @Test
    void the_same_request_has_the_same_digest() {
        assertThat(RequestDigest.of(NAMED))
                .isEqualTo(RequestDigest.of(CreateDatastoreRequest.named("a")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void every_difference_makes_another_digest() {
        DatastoreConfiguration own =
                DatastoreConfiguration.R4.sse(SseConfiguration.customerManaged(new EncryptionKeyId("alias/own")));
        List<CreateDatastoreRequest> requests = List.of(
                NAMED,
                CreateDatastoreRequest.unnamed(),
                CreateDatastoreRequest.named("b"),
                NAMED.configured(own),
                NAMED.tagged(tag("k", "v")),
                NAMED.tagged(tag("k", "")),
                NAMED.tagged(tag("k", "v"), tag("l", "v")),
                NAMED.tagged(tag("l", "v"), tag("k", "v")),
                NAMED.under(new ClientToken("t")));
        Set<String> digests = new HashSet<>();
        requests.forEach(request -> digests.add(RequestDigest.of(request)));
        assertThat(digests).hasSameSizeAs(requests);
    }

    @Test
    void where_one_text_ends_and_the_next_begins_makes_a_difference() {
        assertThat(RequestDigest.of(new Pair("ab", "c"))).isNotEqualTo(RequestDigest.of(new Pair("a", "bc")));
        assertThat(RequestDigest.of(new Pair("a", "6:second1:b"))).isNotEqualTo(RequestDigest.of(new Pair("a", "b")));
    }

    @Test
    void a_member_that_only_a_later_version_knows_changes_nothing_while_it_is_empty() {
        assertThat(RequestDigest.of(new Later("a", Optional.empty()))).isEqualTo(RequestDigest.of(new Now("a")));
        assertThat(RequestDigest.of(new Later("a", Optional.of("b")))).isNotEqualTo(RequestDigest.of(new Now("a")));
    }

    private static Tag tag(String key, String value) {
        return new Tag(new TagKey(key), new TagValue(value));
    }
}
