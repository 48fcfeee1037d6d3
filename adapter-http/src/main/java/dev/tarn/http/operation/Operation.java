package dev.tarn.http.operation;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.event.EventFeed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One operation: how its request is read, what it asks of HealthLake, and how the answer is written. It holds no state
 * and is used by many threads.
 *
 * @param <Q> the request, in the words of the port
 * @param <A> the port's answer
 */
public interface Operation<Q, A> {

    /** {@return which operation it is} */
    HealthLakeOperation kind();

    /** {@return the name, as the model spells it and {@code X-Amz-Target} carries it} */
    default String name() {
        return kind().wireName();
    }

    /**
     * Reads the request.
     *
     * @throws Refusal for a member of a wrong JSON type
     * @throws Invalid with every constraint that is broken
     */
    Q read(Members request);

    /** {@return what a caller would rather wait for, before {@link #call}; complete for most operations} */
    default CompletionStage<?> awaited(Q request, Scope scope, EventFeed events) {
        return CompletableFuture.completedStage(null);
    }

    /** {@return what the request accesses, for the policies of the caller} */
    AccessTarget target(Q request);

    /**
     * Asks HealthLake.
     *
     * @throws HealthLakeException as the port says
     */
    A call(HealthLake healthLake, Q request);

    /** Writes the members of the answer. */
    void write(A answer, AnswerWriter out, PublicAddress reach);
}
