package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.request.RecentRequests;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The types that a test may ask for. Those of other libraries go by name: they need not be on the class path. */
final class Injected {

    private static final Map<String, Function<TestAccount, Object>> TYPES = types();

    private static final Set<Class<?>> OF_SERVER =
            Set.of(TarnClock.class, Faults.class, RecentEvents.class, RecentRequests.class);

    private Injected() {}

    static boolean isSupported(Class<?> type) {
        return TYPES.containsKey(type.getName());
    }

    /** {@return the account's object of a type that is supported} */
    static Object of(Class<?> type, TestAccount account) {
        return Objects.requireNonNull(TYPES.get(type.getName())).apply(account);
    }

    /** {@return whether the object acts on a whole server, and so on every test that uses it} */
    static boolean isOfServer(Class<?> type) {
        return OF_SERVER.contains(type);
    }

    private static Map<String, Function<TestAccount, Object>> types() {
        Map<String, Function<TestAccount, Object>> types = new HashMap<>();
        types.put(TarnServer.class.getName(), TestAccount::server);
        types.put(HealthLake.class.getName(), TestAccount::healthLakeOfTest);
        types.put(TarnClock.class.getName(), account -> account.server().clock());
        types.put(Faults.class.getName(), account -> account.server().faults());
        types.put(RecentEvents.class.getName(), account -> account.server().events());
        types.put(RecentRequests.class.getName(), account -> account.server().requests());
        types.put(Snapshots.class.getName(), TestAccount::snapshots);
        types.put(TestDatastore.class.getName(), TestAccount::datastore);
        types.put(TestBucket.class.getName(), TestAccount::bucket);
        // Lambdas, not method references: linking one of these would load the class that needs the library.
        types.put("software.amazon.awssdk.services.healthlake.HealthLakeClient", account -> SdkClient.open(account));
        types.put("software.amazon.awssdk.services.s3.S3Client", account -> SdkS3Client.open(account));
        types.put("ca.uhn.fhir.rest.client.api.IGenericClient", account -> HapiClient.open(account));
        return Map.copyOf(types);
    }
}
