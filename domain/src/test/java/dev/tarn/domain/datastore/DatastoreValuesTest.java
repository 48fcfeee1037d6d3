package dev.tarn.domain.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Invalid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DatastoreValuesTest {

    private static final Map<String, Object> METADATA = Map.of(
            "issuer",
            "https://idp.example.org",
            "authorization_endpoint",
            "https://idp.example.org/authorize",
            "token_endpoint",
            "https://idp.example.org/token",
            "grant_types_supported",
            List.of("authorization_code", "client_credentials"),
            "capabilities",
            List.of("launch-ehr"),
            "code_challenge_methods_supported",
            List.of("S256", "plain"));

    private static final Set<String> REQUIRED = Set.of(
            "authorization_endpoint",
            "token_endpoint",
            "grant_types_supported",
            "capabilities",
            "code_challenge_methods_supported");

    @Example
    void the_message_of_a_cause_is_cut_between_characters_where_the_model_permits_no_more() {
        String longest = "\uD83D\uDE00".repeat(4096);
        assertThat(ErrorCause.of(longest, ErrorCategory.RETRYABLE_ERROR).errorMessage())
                .hasValue(longest);
        assertThat(ErrorCause.of("a" + longest, ErrorCategory.RETRYABLE_ERROR).errorMessage())
                .hasValue("a" + longest.substring(2));
    }

    @Example
    void smart_metadata_with_its_required_elements_is_accepted_as_it_was_written() {
        assertThat(SmartMetadata.of("{ as it was written }", METADATA)).hasToString("{ as it was written }");
        Map<String, Object> oneGrant = new HashMap<>(METADATA);
        oneGrant.put("grant_types_supported", List.of("client_credentials"));
        assertThat(SmartMetadata.of("{}", oneGrant)).hasToString("{}");
    }

    @Property
    void every_required_element_that_is_missing_is_named(@ForAll("missing") Set<String> missing) {
        Map<String, Object> elements = new HashMap<>(METADATA);
        elements.keySet().removeAll(missing);
        assertThatThrownBy(() -> SmartMetadata.of("{}", elements))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting("path", String.class)
                                .containsExactlyInAnyOrderElementsOf(missing.stream()
                                        .map(element -> SmartMetadata.PATH + "." + element)
                                        .toList()));
    }

    @Property
    void an_element_of_the_wrong_kind_is_as_good_as_missing(
            @ForAll("required") String element, @ForAll("wrong") Object value) {
        Map<String, Object> elements = new HashMap<>(METADATA);
        elements.put(element, value);
        assertThatThrownBy(() -> SmartMetadata.of("{}", elements))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'" + SmartMetadata.PATH + "." + element + "'");
    }

    @Example
    void any_grant_type_will_do_and_a_refusal_prints_the_value() {
        Map<String, Object> sample = new HashMap<>(METADATA);
        sample.put("grant_types_supported", List.of("client_credential"));
        assertThat(SmartMetadata.of("{}", sample)).hasToString("{}");

        sample.put("grant_types_supported", List.of(" ", 7));
        sample.put("code_challenge_methods_supported", List.of("plain"));
        sample.put("token_endpoint", 17);
        sample.remove("capabilities");
        assertThatThrownBy(() -> SmartMetadata.of("{}", sample))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Value '[ , 7]' at '" + SmartMetadata.PATH + ".grant_types_supported'")
                .hasMessageContaining(
                        "Value '[plain]' at '" + SmartMetadata.PATH + ".code_challenge_methods_supported'")
                .hasMessageContaining("Value '17' at '" + SmartMetadata.PATH + ".token_endpoint'")
                .hasMessageContaining("Value null at '" + SmartMetadata.PATH + ".capabilities'");
        assertThat(SmartMetadata.notAnObject("[1]").sentence()).startsWith("Value '[1]' at '" + SmartMetadata.PATH);
    }

    @Example
    void a_strategy_other_than_AWS_AUTH_needs_metadata() {
        assertThatThrownBy(() -> new IdentityProviderConfiguration(
                        AuthorizationStrategy.SMART_ON_FHIR, false, Optional.empty(), Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'identityProviderConfiguration.metadata'")
                .hasMessageContaining("when authorizationStrategy is SMART_ON_FHIR");
    }

    @Example
    void a_key_of_the_customers_must_be_named() {
        assertThatThrownBy(() -> new SseConfiguration(CmkType.CUSTOMER_MANAGED_KMS_KEY, Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'sseConfiguration.kmsEncryptionConfig.kmsKeyId'");
        EncryptionKeyId key = new EncryptionKeyId("alias/records");
        assertThat(SseConfiguration.customerManaged(key).kmsKeyId()).contains(key);
    }

    @Example
    void a_store_that_was_told_nothing_has_HealthLakes_defaults() {
        assertThat(DatastoreConfiguration.R4.sse().cmkType()).isEqualTo(CmkType.AWS_OWNED_KMS_KEY);
        assertThat(DatastoreConfiguration.R4.identityProvider().authorizationStrategy())
                .isEqualTo(AuthorizationStrategy.AWS_AUTH);
        assertThat(DatastoreConfiguration.R4.identityProvider().fineGrainedAuthorizationEnabled())
                .isFalse();
    }

    @Provide
    Arbitrary<Set<String>> missing() {
        return required().set().ofMinSize(1);
    }

    @Provide
    Arbitrary<String> required() {
        return Arbitraries.of(REQUIRED);
    }

    @Provide
    Arbitrary<Object> wrong() {
        return Arbitraries.of(7, true, "", " ", List.of(), List.of(7), List.of(List.of("S256")), Map.of("S256", 1));
    }
}
