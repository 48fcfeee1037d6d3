package dev.tarn.http.admin;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fault.FaultEffect;
import dev.tarn.domain.fault.FaultEffect.DatastoreFailure;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.JobFailure;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure;
import dev.tarn.domain.fault.FaultEffect.Stall;
import dev.tarn.http.error.Excerpt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what goes wrong from the members of a fault. */
final class FaultEffectReader {

    private static final String EFFECTS = "error, latency, disconnect, endsIn, stall, failObject and diskFull";

    private FaultEffectReader() {}

    static FaultEffect read(JsonReader members) {
        List<FaultEffect> effects = new ArrayList<>();
        members.object("error").map(FaultEffectReader::error).ifPresent(effects::add);
        members.whole("latency")
                .map(millis -> new Latency(Duration.ofMillis(millis)))
                .ifPresent(effects::add);
        members.text("disconnect")
                .map(text -> new Disconnect(constant(Disconnect.Kind.class, "disconnect", text)))
                .ifPresent(effects::add);
        ending(members).ifPresent(effects::add);
        if (members.flag("stall")) {
            effects.add(new Stall());
        }
        members.text("failObject")
                .map(text -> new ObjectFailure(
                        constant(ObjectFailure.Access.class, "failObject", text.toUpperCase(Locale.ROOT))))
                .ifPresent(effects::add);
        if (members.flag("diskFull")) {
            effects.add(new DiskFull());
        }
        if (effects.size() != 1) {
            throw new Invalid("A fault has exactly one of " + EFFECTS + "; this one has " + effects.size());
        }
        return effects.get(0);
    }

    private static ErrorResponse error(JsonReader error) {
        Optional<Integer> status = error.whole("statusCode").map(code -> (int) Math.max(0, Math.min(code, 1_000)));
        ErrorResponse response = new ErrorResponse(
                error.text("code").orElseThrow(() -> new Invalid("An error has a code, such as ThrottlingException")),
                status.map(OptionalInt::of).orElse(OptionalInt.empty()),
                error.text("message"));
        error.requireAllKnown();
        return response;
    }

    private static Optional<FaultEffect> ending(JsonReader members) {
        Optional<ErrorCause> cause = members.object("errorCause").map(FaultEffectReader::cause);
        Optional<String> message = members.text("message");
        Optional<Long> after = members.whole("afterResources");
        Optional<String> endsIn = members.text("endsIn");
        if (endsIn.isEmpty()) {
            requireAbsent(cause.isPresent(), "errorCause", "endsIn");
        }
        if (endsIn.filter("FAILED"::equals).isEmpty()) {
            requireAbsent(message.isPresent(), "message", "endsIn FAILED");
            requireAbsent(after.isPresent(), "afterResources", "endsIn FAILED");
        } else {
            requireAbsent(cause.isPresent(), "errorCause", "endsIn CREATE_FAILED or UPDATE_FAILED");
        }
        return endsIn.map(status -> switch (status) {
            case "FAILED" -> new JobFailure(message.orElse("A fault was injected"), after.orElse(0L));
            case "CREATE_FAILED", "UPDATE_FAILED" ->
                new DatastoreFailure(
                        DatastoreStatus.valueOf(status),
                        cause.orElse(ErrorCause.of("A fault was injected", ErrorCategory.NON_RETRYABLE_ERROR)));
            default ->
                throw new Invalid("endsIn is '" + Excerpt.of(status)
                        + "'; use CREATE_FAILED or UPDATE_FAILED for a data store, or FAILED for a job");
        });
    }

    private static ErrorCause cause(JsonReader cause) {
        ErrorCause read = new ErrorCause(
                cause.text("errorMessage"),
                cause.text("errorCategory").map(text -> constant(ErrorCategory.class, "errorCategory", text)));
        cause.requireAllKnown();
        return read;
    }

    private static void requireAbsent(boolean present, String name, String needed) {
        if (present) {
            throw new Invalid("'" + name + "' needs " + needed);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Invalid("'" + name + "' is '" + Excerpt.of(text) + "'; use one of "
                        + Arrays.toString(type.getEnumConstants())));
    }
}
