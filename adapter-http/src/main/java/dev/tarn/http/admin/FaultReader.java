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
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.error.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

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
        Service service = members.text("service").map(FaultReader::service).orElse(Service.HEALTHLAKE);
        return new FaultTarget(
                members.text("region").map(Region::new),
                members.text("account").map(AccountId::new),
                service,
                members.text("operation").map(name -> operation(service, name)),
                members.text("object").map(ObjectPattern::new));
    }

    private static Service service(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.signingName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "The service is '" + Excerpt.of(name) + "'; use healthlake, which can be left out, or s3"));
    }

    private static AwsOperation operation(Service service, String name) {
        List<AwsOperation> operations =
                service == Service.S3 ? List.of(S3Operation.values()) : List.of(HealthLakeOperation.values());
        return operations.stream()
                .filter(operation -> operation.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Invalid("'" + Excerpt.of(name) + "' is not an operation of the service "
                        + service.signingName() + "; use one of "
                        + operations.stream().map(AwsOperation::wireName).collect(Collectors.joining(", "))));
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
