package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The decision is that of a naive model: collect all statements that apply, then look for a deny, then for an allow. */
class PolicyProperties {

    private static final String STORE = "arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/";

    record Rule(
            boolean deny,
            boolean notAction,
            List<String> actions,
            boolean notResource,
            List<String> resources,
            List<String> regions) {

        Statement statement() {
            return new Statement(
                    deny ? Effect.DENY : Effect.ALLOW,
                    notAction,
                    actions.stream().map(ActionPattern::new).toList(),
                    notResource,
                    resources.stream().map(ArnPattern::new).toList(),
                    regions.isEmpty()
                            ? List.of()
                            : List.of(Condition.ofPolicy("StringLike", "aws:RequestedRegion", regions)));
        }

        boolean applies(String action, String resource, String region) {
            boolean acts = actions.stream()
                    .anyMatch(pattern -> regex(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
            boolean fits = resources.stream().anyMatch(pattern -> regex(pattern, resource));
            boolean here = regions.isEmpty() || regions.stream().anyMatch(pattern -> regex(pattern, region));
            return acts == !notAction && fits == !notResource && here;
        }

        private static boolean regex(String pattern, String text) {
            return Pattern.matches(
                    Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), text);
        }
    }

    @Property(tries = 2000)
    void decides_as_the_naive_model(
            @ForAll("rules") List<List<Rule>> policies,
            @ForAll("actions") String action,
            @ForAll("resources") String resource,
            @ForAll("regions") String region) {
        List<Rule> applied = policies.stream()
                .flatMap(List::stream)
                .filter(rule -> rule.applies(action, resource, region))
                .toList();
        Decision expected = applied.stream().anyMatch(Rule::deny)
                ? Decision.EXPLICIT_DENY
                : applied.isEmpty() ? Decision.IMPLICIT_DENY : Decision.ALLOWED;
        Statistics.collect(expected);

        List<Policy> built = policies.stream()
                .map(rules ->
                        new Policy("p", rules.stream().map(Rule::statement).toList()))
                .toList();
        AccessRequest request = new AccessRequest(
                action,
                resource,
                key -> key.kind() == ConditionKey.Kind.REQUESTED_REGION ? List.of(region) : List.of());

        assertThat(Policy.decide(built, request)).isEqualTo(expected);
    }

    /** Adding a deny never grants anything; adding an allow never takes anything but by no deny. */
    @Property
    void a_deny_grants_nothing(
            @ForAll("rules") List<List<Rule>> policies,
            @ForAll("rule") Rule added,
            @ForAll("actions") String action,
            @ForAll("resources") String resource) {
        List<Policy> before = policies.stream()
                .map(rules ->
                        new Policy("p", rules.stream().map(Rule::statement).toList()))
                .toList();
        Rule deny =
                new Rule(true, added.notAction(), added.actions(), added.notResource(), added.resources(), List.of());
        List<Policy> after = Stream.concat(before.stream(), Stream.of(new Policy("q", List.of(deny.statement()))))
                .toList();
        AccessRequest request = new AccessRequest(action, resource, AccessContext.EMPTY);

        if (Policy.decide(after, request) == Decision.ALLOWED) {
            assertThat(Policy.decide(before, request)).isEqualTo(Decision.ALLOWED);
        }
    }

    @Provide
    Arbitrary<List<List<Rule>>> rules() {
        return rule().list().ofMaxSize(3).list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Rule> rule() {
        return Combinators.combine(
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(
                                        "*",
                                        "healthlake:*",
                                        "HEALTHLAKE:read*",
                                        "healthlake:ReadResource",
                                        "s3:Get?bject")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of("*", STORE + "*", STORE + "a", STORE + "?", "arn:aws:s3:::b/*")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.of("us-*", "eu-west-2", "*").list().ofMaxSize(2))
                .as(Rule::new);
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of(
                "healthlake:ReadResource",
                "healthlake:DeleteResource",
                "healthlake:ListFHIRDatastores",
                "s3:GetObject");
    }

    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.of("*", STORE + "a", STORE + "bb", "arn:aws:s3:::b/k", "arn:aws:s3:::c/k");
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of("us-east-1", "eu-west-2", "ap-south-1");
    }
}
