package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.FailedDependency;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Overloaded;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.event.EventFeed;
import dev.tarn.ports.fault.Faults;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/** The two translators of failures, one in each adapter, are inverse: kind and message come back as they went. */
class LoopbackFailuresProperties {

    private static final AtomicReference<HealthLakeException> FAILURE = new AtomicReference<>();

    /** What the AWS wire has no word for: a promise that was broken, and what only resources can do. */
    private static final Set<FailureKind> WITHOUT_A_WORD = Set.of(
            FailureKind.BROKEN_PROMISE,
            FailureKind.GONE,
            FailureKind.DUPLICATE,
            FailureKind.INSUFFICIENT_SCOPE,
            FailureKind.OVERLOADED,
            FailureKind.PRECONDITION_FAILED,
            FailureKind.UNPROCESSABLE);

    private static HealthLakeServer server;
    private static AwsHealthLakes lakes;

    @BeforeContainer
    static void serve() {
        server = HealthLakeServer.start(
                HttpSettings.LOCAL.grace(Duration.ZERO),
                scope -> {
                    throw FAILURE.get();
                },
                EventFeed.EMPTY,
                new Control(
                        () -> IdentityProviders.NONE,
                        () -> {},
                        () -> {},
                        () -> Health.UP,
                        directory -> {
                            throw FAILURE.get();
                        },
                        new Faults(),
                        Optional.empty(),
                        Authorizer.OPEN,
                        Optional.empty()));
        // A client that tries again would sleep as long as Retry-After says.
        lakes = AwsHealthLakes.of(Loopback.settings(server.url()).retrying(AwsRetryStrategy.doNotRetry()));
    }

    @AfterContainer
    static void stop() {
        lakes.close();
        server.close();
    }

    @Property(tries = 300)
    void a_failure_comes_back_as_it_went(@ForAll("told") FailureKind kind, @ForAll("messages") String message) {
        HealthLakeException back = thereAndBack(failure(kind, message));
        assertThat(back.kind()).isEqualTo(kind);
        assertThat(back.getMessage()).isEqualTo(message);
    }

    @Example
    void a_broken_promise_for_which_the_wire_has_no_word_comes_back_as_an_internal_failure_with_its_words() {
        HealthLakeException back = thereAndBack(failure(FailureKind.BROKEN_PROMISE, "It moved backwards"));
        assertThat(back.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(back.getMessage()).isEqualTo("It moved backwards");
    }

    private static HealthLakeException thereAndBack(HealthLakeException failure) {
        FAILURE.set(failure);
        return catchThrowableOfType(
                HealthLakeException.class,
                () -> lakes.of(HealthLakeSubject.CALLER).datastores().describe(new DatastoreId("x")));
    }

    @Provide
    Arbitrary<FailureKind> told() {
        return Arbitraries.of(FailureKind.class).filter(kind -> !WITHOUT_A_WORD.contains(kind));
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange('\u0000', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMaxLength(200);
        return Arbitraries.oneOf(
                any,
                Arbitraries.of(
                        "",
                        "two\nlines",
                        "a \"quoted\" \\ word",
                        "🙂 (Service: HealthLake, Status Code: 400, Request ID: null)",
                        "{\"__type\":\"ConflictException\"}",
                        "x".repeat(20_000)));
    }

    private static HealthLakeException failure(FailureKind kind, String message) {
        return switch (kind) {
            case INVALID -> new Invalid(message);
            case ACCESS_DENIED -> new AccessDenied(message);
            case INSUFFICIENT_SCOPE -> InsufficientScope.needs(message);
            case NOT_FOUND -> new NotFound(message);
            case GONE -> new Gone(message);
            case CONFLICT -> new Conflict(message);
            case DUPLICATE -> new Duplicate(message);
            case PRECONDITION_FAILED -> new PreconditionFailed(message);
            case UNPROCESSABLE -> new Unprocessable(message);
            case THROTTLED -> new Throttled(message);
            case OVERLOADED -> new Overloaded(message);
            case INSUFFICIENT_STORAGE -> new InsufficientStorage(message);
            case FAILED_DEPENDENCY -> new FailedDependency(message);
            case INTERNAL -> new Internal(message, null);
            case UNREACHABLE -> new Unreachable(message, null);
            case BROKEN_PROMISE -> new BrokenPromise(message);
            case UNSUPPORTED -> new Unsupported(message);
        };
    }
}
