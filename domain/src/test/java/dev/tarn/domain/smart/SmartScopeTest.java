package dev.tarn.domain.smart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTest {

    private static final ScopeVersions ALL = new ScopeVersions(true, true);

    @Test
    void words_of_version_1_stand_for_letters() {
        assertThat(letters("patient/Observation.read")).containsExactlyInAnyOrder(Letter.READ, Letter.SEARCH);
        assertThat(letters("user/*.write")).containsExactlyInAnyOrder(Letter.CREATE, Letter.UPDATE, Letter.DELETE);
        assertThat(letters("system/Patient.*")).containsExactlyInAnyOrder(Letter.values());
    }

    @Test
    void a_filter_is_decoded_and_its_plus_stays() {
        SmartScope scope = SmartScope.parse("patient/Observation.rs?category=a%7Cb+c&status=final", ALL)
                .orElseThrow();
        assertThat(scope.filters())
                .containsExactly(new QueryParameter("category", "a|b+c"), new QueryParameter("status", "final"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid",
                "launch/patient",
                "patient/Observation",
                "patient/Observation.",
                "patient/Observation.sr",
                "patient/Observation.rr",
                "patient/Observation.rx",
                "patient/observation.r",
                "patient/Nothing.r",
                "practitioner/Observation.r",
                "Patient/Observation.r",
                "patient/*.r?status=final",
                " patient/Observation.r",
                "patient/Observation.read?status=final",
                "patient/Observation.r?",
                "patient/Observation.r?status=",
                "patient/Observation.r?subject:Patient.name=x",
                "patient/Observation.r?_has:Provenance:target:_id=1",
                "patient/Observation.r?_include=*",
                "patient/Observation.r?unheard=1",
                "patient/Observation.r?status=%zz",
                "patient/Observation.r?code-value-quantity=x$gt1",
                "patient/Observation.r?_count=1",
                "patient/Transaction.r?status=final"
            })
    void what_is_no_scope_grants_nothing(String text) {
        assertThat(SmartScope.parse(text, ALL)).isEmpty();
    }

    @Test
    void versions_are_accepted_as_the_data_store_says() {
        ScopeVersions first =
                ScopeVersions.of(AuthorizationStrategy.SMART_ON_FHIR_V1, List.of("permission-v2", "permission-v2.2"));
        assertThat(SmartScope.parse("user/*.rs", first)).isEmpty();
        assertThat(SmartScope.parse("user/*.read", first)).isPresent();
        ScopeVersions second = ScopeVersions.of(AuthorizationStrategy.SMART_ON_FHIR, List.of("permission-v2"));
        assertThat(SmartScope.parse("user/*.rs", second)).isPresent();
        assertThat(SmartScope.parse("user/Observation.rs?status=final", second)).isEmpty();
        assertThat(ScopeVersions.of(AuthorizationStrategy.SMART_ON_FHIR, List.of("permission-v2.2")))
                .isEqualTo(new ScopeVersions(false, false));
    }

    private static Set<Letter> letters(String text) {
        return SmartScope.parse(text, new ScopeVersions(false, false))
                .orElseThrow()
                .letters();
    }
}
