package dev.tarn.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.SimpleRequestHeaderInterceptor;

/** HAPI's client at the data store of a test. Loaded only if a test asks for one. */
final class HapiClient {

    private HapiClient() {}

    static IGenericClient open(TestAccount account) {
        TestDatastore datastore = account.datastore();
        FhirContext context = FhirContext.forR4Cached();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client =
                context.newRestfulGenericClient(datastore.endpoint().toString());
        client.registerInterceptor(new SimpleRequestHeaderInterceptor("Authorization", datastore.authorization()));
        return client;
    }
}
