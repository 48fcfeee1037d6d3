package dev.tarn.http.fhir.bundle;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.capability.ActiveStore;
import dev.tarn.http.fhir.header.MediaType;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.json.AnswerBytes;
import java.util.concurrent.Callable;

/** {@code POST} at the base: a batch or a transaction. */
public final class BundleHandler implements Handler {

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        Content content = call.asked().content();
        MediaType.requireResource(content.type().orElse(null));
        if (call.prefer().isAsync()) {
            throw FhirRefusal.notSupported(
                    "Prefer: respond-async is not there yet; without it the bundle is done while you wait");
        }
        return () -> {
            RequestBundle bundle = BundleReader.read(content.json().utf8());
            ActiveStore.require(call);
            AnswerBytes answer = switch (bundle.type()) {
                case BATCH -> Batch.answer(bundle.entries(), call);
                case TRANSACTION -> TransactionBundle.answer(bundle.entries(), call);
            };
            return Outcomes.answer(200, answer);
        };
    }
}
