package dev.tarn.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.aws.AwsModule;
import dev.tarn.aws.AwsSettings;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.JobWatch;
import dev.tarn.ports.ListDatastoresRequest;

/** The real HealthLake behind the server, by the credentials of the environment. */
final class AwsBackendModule extends AbstractModule {

    private final AwsSettings aws;

    AwsBackendModule(Backend.Aws backend) {
        AwsSettings settings = AwsSettings.ofEnvironment();
        settings = backend.endpoint().map(settings::at).orElse(settings);
        aws = backend.region().map(settings::in).orElse(settings);
    }

    @Override
    protected void configure() {
        install(new AwsModule(aws));
        bind(JobWatch.class).toInstance(JobWatch.NONE);
        Provider<AwsHealthLakes> lakes = getProvider(AwsHealthLakes.class);
        bind(Behind.class).toProvider(() -> behind(lakes.get())).in(Scopes.SINGLETON);
    }

    private static Behind behind(AwsHealthLakes lakes) {
        ask(lakes);
        return new Behind(
                lakes,
                JobWatch.NONE,
                () -> true,
                () -> {
                    throw new Unsupported("The objects of the real HealthLake are in S3; reach them there");
                },
                () -> {
                    throw new Unsupported("The real HealthLake cannot be reset; delete its data stores one by one");
                },
                lakes::close);
    }

    /** A server that can reach nothing is no use: whoever started it shall hear of it now, in one line. */
    private static void ask(AwsHealthLakes lakes) {
        try {
            lakes.healthLake().dataStores().list(ListDatastoresRequest.all().pagesOf(1));
        } catch (HealthLakeException e) {
            lakes.close();
            throw e;
        }
    }
}
