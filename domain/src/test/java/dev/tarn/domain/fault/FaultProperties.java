package dev.tarn.domain.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.Stall;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class FaultProperties {

    private static List<Boolean> run(FaultFrequency frequency, int matches) {
        List<Boolean> applied = new ArrayList<>();
        long hits = 0;
        for (int i = 0; i < matches; i++) {
            boolean applies = frequency.applies(i, hits);
            applied.add(applies);
            hits += applies ? 1 : 0;
        }
        return applied;
    }

    @Property
    void a_fault_without_a_probability_applies_to_the_first_matches_and_then_no_more(
            @ForAll @IntRange(min = 1, max = 50) int times, @ForAll @IntRange(max = 100) int matches) {
        List<Boolean> applied = run(FaultFrequency.ALWAYS.times(times), matches);

        for (int i = 0; i < matches; i++) {
            assertThat(applied.get(i)).isEqualTo(i < times);
        }
    }

    @Property
    void the_same_seed_gives_the_same_sequence_and_times_is_a_limit(
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double probability,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int times) {
        FaultFrequency frequency = FaultFrequency.ALWAYS.times(times).probability(probability, seed);

        List<Boolean> applied = run(frequency, 100);

        assertThat(run(frequency, 100)).isEqualTo(applied);
        assertThat(applied.stream().filter(Boolean::booleanValue).count()).isLessThanOrEqualTo(times);
    }

    @Property(tries = 100)
    void the_share_of_hits_is_about_the_probability(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double probability, @ForAll long seed) {
        long hits = run(FaultFrequency.ALWAYS.probability(probability, seed), 10_000).stream()
                .filter(Boolean::booleanValue)
                .count();

        // Ten standard deviations of a binomial distribution at most.
        assertThat(hits / 10_000.0).isBetween(probability - 0.05, probability + 0.05);
    }

    @Property(tries = 2_000)
    void an_object_pattern_matches_what_the_regular_expression_of_it_matches(
            @ForAll @Chars({'*', '/'}) @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String pattern,
            @ForAll @Chars('/') @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 8) String key) {
        String uri = "s3://bucket/" + key;
        String regex = List.of(("s3://bucket/" + pattern).split("\\*", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));

        assertThat(new ObjectPattern("s3://bucket/" + pattern).matches(new S3Uri(uri)))
                .isEqualTo(Pattern.matches(regex, uri));
    }

    @Property
    void a_target_matches_where_each_of_its_parts_does(
            @ForAll Optional<@IntRange(max = 1) Integer> region,
            @ForAll Optional<@IntRange(max = 1) Integer> account,
            @ForAll Optional<HealthLakeOperation> operation,
            @ForAll @IntRange(max = 1) int requestedRegion,
            @ForAll @IntRange(max = 1) int requestedAccount,
            @ForAll Optional<HealthLakeOperation> requested) {
        FaultTarget target = new FaultTarget(
                region.map(FaultProperties::region),
                account.map(FaultProperties::account),
                Service.HEALTHLAKE,
                operation.map(known -> known),
                Optional.empty());
        Scope scope = new Scope(account(requestedAccount), region(requestedRegion));

        assertThat(target.matches(scope, requested))
                .isEqualTo(region.map(r -> r == requestedRegion).orElse(true)
                        && account.map(a -> a == requestedAccount).orElse(true)
                        && (operation.isEmpty() || operation.equals(requested)));
    }

    private static Region region(int number) {
        return new Region("region-" + number);
    }

    private static AccountId account(int number) {
        return new AccountId("12345678901" + number);
    }

    @Property
    void a_target_of_one_service_does_not_match_requests_of_the_other(
            @ForAll S3Operation s3, @ForAll HealthLakeOperation operation) {
        Scope scope = new Scope(account(0), region(0));

        assertThat(FaultTarget.S3.matches(scope, Optional.of(operation))).isFalse();
        assertThat(FaultTarget.ANY.matches(scope, s3, Optional.empty())).isFalse();
        assertThat(FaultTarget.S3.matches(scope, s3, Optional.empty())).isTrue();
        assertThat(FaultTarget.ANY.operation(s3).matches(scope, s3, Optional.empty()))
                .isTrue();
    }

    @Example
    void a_target_with_an_object_pattern_matches_requests_of_S3_about_such_objects() {
        FaultTarget target = FaultTarget.S3.object(new ObjectPattern("s3://bucket/in/*"));
        Scope scope = new Scope(account(0), region(0));

        assertThat(target.matches(scope, S3Operation.GET_OBJECT, Optional.of(new S3Uri("s3://bucket/in/a"))))
                .isTrue();
        assertThat(target.matches(scope, S3Operation.GET_OBJECT, Optional.of(new S3Uri("s3://bucket/out/a"))))
                .isFalse();
        assertThat(target.matches(scope, S3Operation.LIST_OBJECTS, Optional.empty()))
                .isFalse();
    }

    @Property
    void only_jobs_stall(@ForAll HealthLakeOperation operation) {
        FaultTarget target = FaultTarget.ANY.operation(operation);
        if (operation == HealthLakeOperation.START_FHIR_IMPORT_JOB
                || operation == HealthLakeOperation.START_FHIR_EXPORT_JOB) {
            assertThat(new Fault(target, FaultFrequency.ALWAYS, new Stall()).target())
                    .isEqualTo(target);
        } else {
            assertThatThrownBy(() -> new Fault(target, FaultFrequency.ALWAYS, new Stall()))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Property
    void a_code_cannot_carry_a_header(@ForAll String code) {
        if (!code.matches("[A-Za-z][A-Za-z0-9.]{0,127}")) {
            assertThatThrownBy(() -> new ErrorResponse(code, OptionalInt.of(400), Optional.empty()))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Example
    void an_unknown_code_needs_a_status() {
        ErrorResponse unheard = new ErrorResponse("Unheard", OptionalInt.empty(), Optional.empty());
        assertThatThrownBy(() -> new Fault(FaultTarget.ANY, FaultFrequency.ALWAYS, unheard))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("ThrottlingException");
        assertThatThrownBy(() -> new Fault(FaultTarget.S3, FaultFrequency.ALWAYS, unheard))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("SlowDown");
        assertThat(new ErrorResponse("Unheard", OptionalInt.of(418), Optional.empty()).status(true))
                .isEqualTo(418);
    }
}
