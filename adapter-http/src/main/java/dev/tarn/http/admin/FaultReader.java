package dev.tarn.http.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fault.Fault;
import dev.tarn.domain.fault.FaultFrequency;
import dev.tarn.domain.fault.FaultTarget;
import dev.tarn.domain.fault.ObjectPattern;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.error.Excerpt;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a fault from JSON. The names of members are those of LocalStack's chaos API ({@code region}, {@code service}, {@code
 * operation}, {@code probability}, {@code error}) and further ones in the same style.
 */
final class FaultReader {

    private FaultReader() {}

    /**
     * {@return the fault}
     *
     * @throws Invalid for an unknown member, and for a value that cannot be
     */
    static Fault read(ObjectNode json) {
        JsonReader members = new JsonReader(json);
        FaultTarget target = target(members);
        FaultFrequency frequency = frequency(members);
        Fault fault = new Fault(target, frequency, FaultEffectReader.read(members));
        members.requireAllKnown();
        return fault;
    }

    private static FaultTarget target(JsonReader members) {
        Optional<String> service = members.text("service");
        if (service.isPresent() && !service.get().equals("healthlake")) {
            throw new Invalid("The service is '" + Excerpt.of(service.get())
                    + "'; the only one here is healthlake, which can be left out");
        }
        return new FaultTarget(
                members.text("region").map(Region::new),
                members.text("account").map(AccountId::new),
                members.text("operation").map(FaultReader::operation),
                members.text("object").map(ObjectPattern::new));
    }

    private static HealthLakeOperation operation(String name) {
        return HealthLakeOperation.find(name)
                .orElseThrow(() -> new Invalid("'" + Excerpt.of(name) + "' is not an operation; use one of "
                        + String.join(
                                ", ",
                                Arrays.stream(HealthLakeOperation.values())
                                        .map(HealthLakeOperation::wireName)
                                        .toList())));
    }

    private static FaultFrequency frequency(JsonReader members) {
        Optional<Long> times = members.whole("times");
        Optional<Double> probability = members.number("probability").map(JsonNode::asDouble);
        return new FaultFrequency(
                times.map(OptionalLong::of).orElse(OptionalLong.empty()),
                probability.orElse(1.0),
                members.whole("seed").orElse(0L));
    }
}
