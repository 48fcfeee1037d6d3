package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import dev.tarn.ports.HealthLake;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The types that a test may ask for. Those of other libraries go by name: they need not be on the class path. */
final class Injected {

    private static final Map<String, Function<TestAccount, Object>> TYPES = types();

    private Injected() {}

    static boolean isSupported(Class<?> type) {
        return TYPES.containsKey(type.getName());
    }

    /** {@return the account's object of a type that is supported} */
    static Object of(Class<?> type, TestAccount account) {
        return TYPES.get(type.getName()).apply(account);
    }

    private static Map<String, Function<TestAccount, Object>> types() {
        Map<String, Function<TestAccount, Object>> types = new HashMap<>();
        types.put(TarnServer.class.getName(), TestAccount::server);
        types.put(HealthLake.class.getName(), TestAccount::healthLake);
        types.put(TestDatastore.class.getName(), TestAccount::datastore);
        types.put(TestBucket.class.getName(), TestAccount::bucket);
        // Lambdas, not method references: linking one of these would load the class that needs the library.
        types.put("software.amazon.awssdk.services.healthlake.HealthLakeClient", account -> SdkClient.open(account));
        types.put("software.amazon.awssdk.services.s3.S3Client", account -> SdkS3Client.open(account));
        types.put("ca.uhn.fhir.rest.client.api.IGenericClient", account -> HapiClient.open(account));
        return Map.copyOf(types);
    }
}
