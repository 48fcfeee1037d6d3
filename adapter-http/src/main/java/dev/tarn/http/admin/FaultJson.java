package dev.tarn.http.admin;

import dev.tarn.domain.fault.Fault;
import dev.tarn.domain.fault.FaultEffect;
import dev.tarn.domain.fault.FaultEffect.DatastoreFailure;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.JobFailure;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure;
import dev.tarn.domain.fault.FaultEffect.Stall;
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fault.InjectedFault;
import java.util.Locale;

/** Writes faults as {@link FaultReader} reads them, with their numbers and hits. */
final class FaultJson {

    private FaultJson() {}

    static void write(InjectedFault injected, AnswerWriter out) {
        Fault fault = injected.fault();
        out.number("id", injected.id());
        out.text("region", fault.target().region());
        out.text("account", fault.target().account());
        if (fault.target().service() == Service.S3) {
            out.text("service", fault.target().service().signingName());
        }
        out.text("operation", fault.target().operation().map(AwsOperation::wireName));
        out.text("object", fault.target().object());
        fault.frequency().times().ifPresent(times -> out.number("times", times));
        if (fault.frequency().probability() < 1) {
            out.decimal("probability", fault.frequency().probability());
            out.number("seed", fault.frequency().seed());
        }
        write(fault.effect(), out);
        out.number("hits", injected.hits());
        if (injected.isReleased()) {
            out.flag("released", true);
        }
    }

    private static void write(FaultEffect effect, AnswerWriter out) {
        if (effect instanceof ErrorResponse error) {
            out.object("error", inner -> {
                inner.text("code", error.code());
                error.statusCode().ifPresent(status -> inner.number("statusCode", status));
                inner.text("message", error.message());
            });
        } else if (effect instanceof Latency latency) {
            out.number("latency", latency.duration().toMillis());
        } else if (effect instanceof Disconnect disconnect) {
            out.text("disconnect", disconnect.kind());
        } else if (effect instanceof DatastoreFailure failure) {
            out.text("endsIn", failure.status());
            out.object("errorCause", inner -> {
                inner.text("errorMessage", failure.cause().errorMessage());
                inner.text("errorCategory", failure.cause().errorCategory());
            });
        } else if (effect instanceof JobFailure failure) {
            out.text("endsIn", "FAILED");
            out.text("message", failure.message());
            out.number("afterResources", failure.afterResources());
        } else if (effect instanceof Stall) {
            out.flag("stall", true);
        } else if (effect instanceof ObjectFailure failure) {
            out.text("failObject", failure.access().name().toLowerCase(Locale.ROOT));
        } else if (effect instanceof DiskFull) {
            out.flag("diskFull", true);
        }
    }
}
