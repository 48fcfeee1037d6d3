package dev.tarn.aws.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a request had no readable answer.
 *
 * @param kind whose fault it is
 * @param sentence what is wrong and what to check, in one line without a full stop
 */
public record ConnectionProblem(Kind kind, String sentence) {

    /** Whose fault it is. */
    public enum Kind {
        /** There are no credentials to sign with. */
        CREDENTIALS,
        /** The service could not be reached, or its answer broke off. */
        CONNECTION
    }

    /**
     * {@return what the SDK's exception means}
     *
     * @param place the service and where it is, as a sentence begins: {@code HealthLake in us-east-1}
     */
    public static ConnectionProblem of(SdkException exception, String place) {
        List<Throwable> chain = Stream.<Throwable>iterate(exception, e -> e != null, Throwable::getCause)
                .limit(20)
                .toList();
        if (first(chain, SdkCredentials.Missing.class).isPresent()) {
            return new ConnectionProblem(
                    Kind.CREDENTIALS,
                    "No AWS credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                            + " or name a profile that has some in AWS_PROFILE");
        }
        return new ConnectionProblem(Kind.CONNECTION, sentence(chain, place));
    }

    private static String sentence(List<Throwable> chain, String place) {
        if (first(chain, AbortedException.class).isPresent()) {
            return place + " was not heard to the end: the thread was interrupted";
        }
        Optional<UnknownHostException> host = first(chain, UnknownHostException.class);
        if (host.isPresent()) {
            return place + " has no address: the host " + line(host.get())
                    + " is not known; check the region, the endpoint and the network";
        }
        if (first(chain, ConnectException.class).isPresent()) {
            return place + " refused the connection; check the endpoint, and that the service runs there";
        }
        if (first(chain, SocketTimeoutException.class).isPresent()) {
            return place
                    + " did not answer in time; check the endpoint and the network, and whether it should be https";
        }
        Optional<SSLException> tls = first(chain, SSLException.class);
        if (tls.isPresent()) {
            return place + " made no secure connection (" + line(tls.get())
                    + "); check whether the endpoint is http or https, and its certificate";
        }
        if (first(chain, UncheckedIOException.class).isPresent()) {
            return place
                    + " gave an answer that breaks off or is not the service's; check that the endpoint is one of it";
        }
        return first(chain, IOException.class)
                .map(cut -> place + " broke the connection (" + line(cut) + "); try again")
                .orElseGet(() -> place + " was not asked (" + line(chain.get(0)) + ")");
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** {@return the first line of the message; messages of the SDK and of parsers can be paragraphs} */
    private static String line(Throwable throwable) {
        return Optional.ofNullable(throwable.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(throwable.getClass().getSimpleName());
    }
}
