package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.Pace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The JUnit 5 extension behind {@link TarnTest}. It can also be registered as a field: a static field uses the server that
 * all tests of the JVM share, an instance field has a server of its own for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static TarnExtension tarn = TarnExtension.server().seed("classpath:patients.ndjson").build();
 * }</pre>
 *
 * <p>Parameters are supplied by exact type, all for the test's own account in us-east-1: {@link TarnServer},
 * {@link dev.tarn.ports.HealthLake}, {@link dev.tarn.ports.admin.Snapshots}, {@link TestDatastore}, {@link TestBucket}; and, where they are on the class path, the
 * AWS SDK's {@code HealthLakeClient} and {@code S3Client}, and HAPI's {@code IGenericClient} at the test's data store.
 * {@link dev.tarn.ports.admin.TarnClock}, {@link dev.tarn.ports.fault.Faults},
 * {@link dev.tarn.ports.event.RecentEvents} and {@link dev.tarn.ports.request.RecentRequests} act on a whole server: a test
 * method that has one of them as a parameter has a server of its own.
 *
 * <p>If a test fails, the last 50 requests and events of its account are published as the report entries
 * {@code tarn.requests} and {@code tarn.events}, and as a suppressed exception of the failure.
 */
public final class TarnExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TarnExtension.class);

    /**
     * What an extension is configured with.
     *
     * @param seeds classpath resources or files
     */
    private record Configuration(TestServerSettings server, List<String> seeds) {}

    private final @Nullable Configuration given;

    /** Whether JUnit calls this for a class, and not only for one test, as it does for an instance field. */
    private volatile boolean ofClass;

    /** For {@code @ExtendWith}: the settings are those of the class's {@link TarnTest}, else the defaults. */
    public TarnExtension() {
        this(null);
    }

    private TarnExtension(@Nullable Configuration given) {
        this.given = given;
    }

    /** {@return a builder for an extension that is registered as a field} */
    public static Builder server() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        // Here, and not with the first parameter: what cannot start or be seeded fails before the test, not within it.
        account(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestAccount account = context.getStore(NAMESPACE).remove(this, TestAccount.class);
        if (account != null) {
            try {
                FailureReport.publish(context, account);
            } finally {
                account.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injected.isSupported(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Tarn gives each test an account of its own, so that "
                    + parameter.getParameter().getType().getSimpleName()
                    + " can be a parameter of tests, @BeforeEach and @AfterEach methods, and not of constructors,"
                    + " @BeforeAll and @AfterAll methods");
        }
        Class<?> type = parameter.getParameter().getType();
        if (Injected.isOfServer(type) && !hasOwnServer(context)) {
            throw new ParameterResolutionException(type.getSimpleName()
                    + " acts on a whole server, and this test shares one: make it a parameter of the test method too,"
                    + " or register TarnExtension as an instance field");
        }
        return Injected.of(type, account(context));
    }

    private boolean hasOwnServer(ExtensionContext context) {
        return !ofClass
                || Arrays.stream(context.getRequiredTestMethod().getParameterTypes())
                        .anyMatch(Injected::isOfServer);
    }

    private TestAccount account(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> open(context), TestAccount.class);
    }

    private TestAccount open(ExtensionContext context) {
        Configuration configuration = configuration(context);
        TestServerSettings settings = configuration.server();
        if (!hasOwnServer(context)) {
            return TestAccount.of(shared(context, settings), configuration.seeds(), () -> {});
        }
        TestServer own = TestServer.start(settings);
        return TestAccount.of(own, configuration.seeds(), own::close);
    }

    /** JUnit closes it once all tests of the JVM have ended. */
    private static TestServer shared(ExtensionContext context, TestServerSettings settings) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(settings, key -> TestServer.start(settings), TestServer.class);
    }

    private Configuration configuration(ExtensionContext context) {
        if (given != null) {
            return given;
        }
        return annotation(context.getRequiredTestClass())
                .map(test -> new Configuration(server(test), List.of(test.seed())))
                .orElseGet(() -> new Configuration(TestServerSettings.DEFAULT, List.of()));
    }

    /** The nearest one: a nested class has that of the class around it, from which it has the extension too. */
    private static Optional<TarnTest> annotation(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, TarnTest.class)
                .or(() -> Optional.<Class<?>>ofNullable(testClass.getEnclosingClass())
                        .flatMap(TarnExtension::annotation));
    }

    private static TestServerSettings server(TarnTest test) {
        try {
            return TestServerSettings.parse(test.pace(), test.validation());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@TarnTest: " + e.getMessage(), e);
        }
    }

    /** Settings of an extension that is registered as a field. */
    public static final class Builder {

        private TestServerSettings settings = TestServerSettings.DEFAULT;
        private List<String> seeds = List.of();

        private Builder() {}

        /** {@return this; creations, deletions and starts of jobs take this long; instant by default} */
        public Builder pace(Pace value) {
            settings = new TestServerSettings(value, settings.validation());
            return this;
        }

        /** {@return this; resources are validated at this level where a request names none; strict by default} */
        public Builder validation(ValidationLevel value) {
            settings = new TestServerSettings(settings.pace(), Optional.of(value));
            return this;
        }

        /** {@return this; resources are not validated, whatever level a request or an import names} */
        public Builder withoutValidation() {
            settings = new TestServerSettings(settings.pace(), Optional.empty());
            return this;
        }

        /** {@return this; each test's data store begins with these: {@code classpath:} resources or paths of NDJSON files} */
        public Builder seed(String... values) {
            seeds = List.of(values);
            return this;
        }

        /** {@return the extension} */
        public TarnExtension build() {
            return new TarnExtension(new Configuration(settings, seeds));
        }
    }
}
