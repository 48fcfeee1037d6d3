package dev.tarn.domain.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DatastoreUpdateProperties {

    private static final Set<NlpStatus> NLP = Set.of(NlpStatus.ENABLED, NlpStatus.DISABLED);
    private static final Set<AnalyticsStatus> ANALYTICS =
            Set.of(AnalyticsStatus.ENABLED, AnalyticsStatus.DISABLED, AnalyticsStatus.PAUSED);

    private static Optional<NlpStatus> nlp(Datastore store) {
        return store.configuration().nlp().flatMap(NlpConfiguration::status);
    }

    private static Optional<AnalyticsStatus> analytics(Datastore store) {
        return store.configuration().analytics().flatMap(AnalyticsConfiguration::status);
    }

    @Property
    void a_store_is_updated_only_while_it_is_ACTIVE_or_UPDATE_FAILED(
            @ForAll DatastoreStatus status, @ForAll boolean feature) {
        Datastore before = Stores.in(status);
        DatastoreUpdate update = feature
                ? DatastoreUpdate.NOTHING.nlp(NlpStatus.ENABLED)
                : DatastoreUpdate.NOTHING.named(new DatastoreName("other"));
        if (status == DatastoreStatus.ACTIVE || status == DatastoreStatus.UPDATE_FAILED) {
            Datastore after = update.applyTo(before, before.createdAt());
            assertThat(after.status()).isEqualTo(feature ? DatastoreStatus.UPDATING : status);
            assertThat(after.arn()).isEqualTo(before.arn());
            assertThat(after.configuration().sse())
                    .isEqualTo(before.configuration().sse());
        } else {
            assertThatThrownBy(() -> update.applyTo(before, before.createdAt()))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("is " + status + ";");
        }
    }

    @Property
    void a_feature_passes_through_its_own_status_and_ends_as_asked_or_as_the_opposite(
            @ForAll AnalyticsStatus from, @ForAll AnalyticsStatus to, @ForAll NlpStatus nlpTo) {
        if (!ANALYTICS.contains(from)) {
            return; // A data store that is not UPDATING is in no passing status.
        }
        Datastore before = new Datastore(
                Stores.in(DatastoreStatus.ACTIVE).arn(),
                Optional.empty(),
                Stores.in(DatastoreStatus.ACTIVE).createdAt(),
                DatastoreConfiguration.R4.features(
                        Optional.empty(), Optional.of(new AnalyticsConfiguration(Optional.of(from)))),
                Optional.empty(),
                Stores.in(DatastoreStatus.ACTIVE).state(),
                Optional.empty());
        if (!ANALYTICS.contains(to) || !NLP.contains(nlpTo)) {
            assertThatThrownBy(() -> DatastoreUpdate.NOTHING.analytics(to).nlp(nlpTo))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("enum value set: [ENABLED, DISABLED");
            return;
        }
        Datastore updating = DatastoreUpdate.NOTHING.analytics(to).nlp(nlpTo).applyTo(before, before.createdAt());
        assertThat(updating.status()).isEqualTo(DatastoreStatus.UPDATING);
        assertThat(analytics(updating))
                .hasValueSatisfying(
                        status -> assertThat(ANALYTICS.contains(status)).isEqualTo(from == to));
        assertThat(analytics(updating.activated())).hasValue(to);
        assertThat(nlp(updating.activated())).hasValue(nlpTo);
        Datastore failed = updating.updateFailed(ErrorCause.UNSTATED);
        assertThat(analytics(failed)).hasValue(from == to ? from : otherThan(to));
        assertThat(nlp(failed)).hasValue(nlpTo == NlpStatus.ENABLED ? NlpStatus.DISABLED : NlpStatus.ENABLED);
    }

    /** The status before is not stored: what could not be enabled is DISABLED, anything else ENABLED. */
    private static AnalyticsStatus otherThan(AnalyticsStatus to) {
        return to == AnalyticsStatus.ENABLED ? AnalyticsStatus.DISABLED : AnalyticsStatus.ENABLED;
    }

    @Example
    void what_is_left_out_stays_and_an_identity_provider_is_replaced_as_a_whole() {
        Datastore before = Stores.in(DatastoreStatus.ACTIVE);
        assertThat(DatastoreUpdate.NOTHING.applyTo(before, before.createdAt())).isEqualTo(before);
        Datastore named =
                DatastoreUpdate.NOTHING.named(new DatastoreName("other")).applyTo(before, before.createdAt());
        assertThat(named.name()).hasValue(new DatastoreName("other"));
        assertThat(named.configuration()).isEqualTo(before.configuration());
        assertThat(DatastoreUpdate.NOTHING
                        .identityProvider(IdentityProviderConfiguration.AWS_AUTH)
                        .applyTo(before, before.createdAt())
                        .configuration()
                        .identityProvider())
                .isEqualTo(IdentityProviderConfiguration.AWS_AUTH);
        Datastore enabled = DatastoreUpdate.NOTHING
                .nlp(NlpStatus.ENABLED)
                .applyTo(before, before.createdAt())
                .activated();
        assertThat(DatastoreUpdate.NOTHING.nlp(NlpStatus.ENABLED).applyTo(enabled, enabled.createdAt()))
                .isEqualTo(enabled);
    }
}
