package dev.tarn.inmemory.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.inmemory.repository.history.StoreHistory;
import dev.tarn.inmemory.repository.search.DirectWork;
import dev.tarn.inmemory.repository.search.LocalSearchIndex;
import dev.tarn.inmemory.repository.searchset.LocalSearches;
import dev.tarn.inmemory.repository.searchset.QueryParser;
import dev.tarn.inmemory.repository.searchset.SearchLag;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.id.IdSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VersionPagesTest {

    static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    static final ResourceAddress PATIENT = new ResourceAddress(ResourceType.Patient, new ResourceId("p"));

    final AtomicInteger calls = new AtomicInteger();
    final AtomicLong seconds = new AtomicLong();
    final ResourceStore store = counting(new MapResourceStore());
    final FhirEndpoint fhir = new LocalFhirEndpoint(
            id -> store,
            id -> new LocalSearchIndex(id, store.searchSource(), new DirectWork()),
            id -> new StoreHistory(store.searchSource(), store.versionSource()),
            () -> Instant.ofEpochSecond(seconds.getAndIncrement()),
            IdSource.random(),
            new LocalSearches(
                    QueryParser.of(SearchDialect.HEALTHLAKE), new SearchLag(Duration.ZERO, InstantSource.system())),
            new NoExports(),
            WriteValidation.NONE,
            id -> WriteValidation.NONE.validator());

    private ResourceStore counting(ResourceStore counted) {
        return (ResourceStore) Proxy.newProxyInstance(
                VersionPagesTest.class.getClassLoader(),
                new Class<?>[] {ResourceStore.class},
                (proxy, method, args) -> {
                    calls.incrementAndGet();
                    return method.invoke(counted, args);
                });
    }

    private void write(int versions, String json) {
        for (int i = 0; i < versions; i++) {
            fhir.resources().update(STORE, UpdateResource.of(PATIENT, ResourceJson.of(json)));
        }
        calls.set(0);
    }

    private ResourceHistory page(Optional<Instant> since, Optional<Instant> at, int size) {
        return fhir.history()
                .ofResource(STORE, new HistoryRequest(PATIENT, since, at, new PageSize(size), Optional.empty()));
    }

    @Test
    void a_page_of_a_long_history_reads_few_versions() {
        write(2_000, "{\"resourceType\":\"Patient\",\"id\":\"p\"}");

        ResourceHistory page = page(Optional.of(Instant.ofEpochSecond(100)), Optional.empty(), 5);

        assertThat(page.total()).isEqualTo(1_900);
        assertThat(page.entries()).hasSize(5);
        assertThat(calls).hasValueLessThan(20);
        assertThat(page(Optional.empty(), Optional.of(Instant.ofEpochSecond(700)), 5)
                        .total())
                .isEqualTo(1);
        assertThat(calls).hasValueLessThan(40);
    }

    @Test
    void a_page_of_large_versions_ends_early_and_leads_on() {
        write(6, "{\"resourceType\":\"Patient\",\"id\":\"p\",\"x\":\"" + "a".repeat(5_000_000) + "\"}");

        ResourceHistory page = page(Optional.empty(), Optional.empty(), 100);

        assertThat(page.total()).isEqualTo(6);
        assertThat(page.entries()).hasSize(4);
        assertThat(page.next()).isPresent();
    }
}
