package dev.tarn.http;

import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.aws.DescribeWait;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.connection.ExchangeObserver;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.fhir.token.TokenAuthorizer;
import dev.tarn.http.filter.RequestFilter;
import dev.tarn.http.route.AdminAccess;
import dev.tarn.http.route.AdminEndpoints;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.event.EventFeed;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request before the server accepts any: a JVM loads and links classes at first use, which takes longer than
 * a hundred later requests. Runs on a stage of its own, at an unpublished address, with no backend.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int ANSWER = 4_096;

    private static final byte[] REQUEST =
            ("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: HealthLake.ListFHIRDatastores\r\n"
                            + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n"
                            + "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/healthlake/aws4_request,"
                            + " SignedHeaders=host, Signature=0\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII);

    private WarmUp() {}

    /**
     * Runs the warm-up. A failure here is ignored; if it is not specific to the warm-up, the real server reports it.
     */
    static void run(Vertx vertx) {
        try {
            Listeners stage = stage(vertx);
            String id = HttpEngine.await(stage.listen(vertx, 1), HttpEngine.PATIENCE);
            try {
                ask(stage.ports().get(0).number());
            } finally {
                HttpEngine.await(vertx.undeploy(id), HttpEngine.PATIENCE);
            }
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("The warm-up was interrupted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Listeners stage(Vertx vertx) {
        HealthLakes nobody = caller -> {
            throw new NotFound("Nothing is here yet");
        };
        AccessControl access = new AccessControl(Authorizer.OPEN, nobody);
        Authenticator authenticator = Authenticator.unverified(HttpSettings.LOCAL.scope());
        Workers workers = new Workers(
                vertx,
                HttpSettings.LOCAL.blocking(),
                HttpSettings.LOCAL.limits().answers().turn());
        return new Listeners(
                HttpSettings.LOCAL,
                new AwsFacade(
                        workers,
                        nobody,
                        EventFeed.EMPTY,
                        new DescribeWait(vertx, Duration.ZERO),
                        authenticator,
                        RequestFilter.OPEN,
                        access),
                new FhirFacade(
                        nobody,
                        workers,
                        authenticator,
                        SearchDialect.HEALTHLAKE,
                        "",
                        RequestFilter.OPEN,
                        access,
                        new TokenAuthorizer(nobody, () -> IdentityProviders.NONE, InstantSource.system())),
                new AdminEndpoints(
                        "",
                        () -> {},
                        () -> {},
                        () -> Health.UP,
                        directory -> {
                            throw new IllegalStateException("A warm-up writes no backup");
                        },
                        List.of(),
                        new AdminAccess(authenticator, HttpSettings.LOCAL.account(), access)),
                null,
                ExchangeObserver.NONE);
    }

    private static void ask(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HttpSettings.LOCAL.host(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            InputStream answer = socket.getInputStream();
            if (answer.read(new byte[ANSWER]) < 0) {
                throw new IOException("There was no answer");
            }
        }
    }
}
