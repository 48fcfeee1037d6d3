package dev.tarn.http.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.iam.ActionPattern;
import dev.tarn.domain.iam.ArnPattern;
import dev.tarn.domain.iam.Condition;
import dev.tarn.domain.iam.Effect;
import dev.tarn.domain.iam.Statement;
import dev.tarn.domain.iam.TrustStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads statements. Everything that is not understood is a fault. */
final class StatementReader {

    /** Creates a condition of one of the two kinds of policies. */
    @FunctionalInterface
    private interface ConditionFactory {
        Condition of(String operator, String key, List<String> values);
    }

    private StatementReader() {}

    /** {@return the statements of a document, each read by a function; faults for a document that is none} */
    static <T> List<T> statements(PolicyNode document, Function<PolicyNode, Optional<T>> read) {
        document.requireOnly(List.of("Version", "Id", "Statement"));
        document.member("Version")
                .filter(version -> !List.of("2012-10-17", "2008-10-17")
                        .contains(version.json().asText()))
                .ifPresent(version -> version.fault("must be \"2012-10-17\""));
        Optional<PolicyNode> statement = document.member("Statement");
        if (statement.isEmpty()) {
            document.fault("the member Statement is missing");
        }
        return statement.stream()
                .flatMap(found -> found.items().stream())
                .flatMap(item -> read.apply(item).stream())
                .toList();
    }

    static Optional<Statement> identity(PolicyNode node) {
        node.requireOnly(List.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"));
        Optional<Effect> effect = effect(node);
        Optional<PolicyNode> actions = oneOf(node, "Action", "NotAction");
        Optional<PolicyNode> resources = oneOf(node, "Resource", "NotResource");
        List<ActionPattern> actionPatterns =
                actions.map(list -> list.texts(ActionPattern::new)).orElse(List.of());
        List<ArnPattern> arnPatterns =
                resources.map(list -> list.texts(ArnPattern::new)).orElse(List.of());
        List<Condition> conditions = conditions(node, Condition::ofPolicy);
        if (effect.isEmpty() || actionPatterns.isEmpty() || arnPatterns.isEmpty()) {
            requireItem(actions);
            requireItem(resources);
            return Optional.empty();
        }
        return node.parsed(() -> new Statement(
                effect.get(),
                node.member("NotAction").isPresent(),
                actionPatterns,
                node.member("NotResource").isPresent(),
                arnPatterns,
                conditions));
    }

    static Optional<TrustStatement> trust(PolicyNode node) {
        node.requireOnly(List.of("Sid", "Effect", "Principal", "Action", "Condition"));
        Optional<Effect> effect = effect(node);
        Optional<PolicyNode> actions = required(node, "Action");
        List<ActionPattern> actionPatterns =
                actions.map(list -> list.texts(ActionPattern::new)).orElse(List.of());
        List<String> services =
                required(node, "Principal").map(StatementReader::services).orElse(List.of());
        List<Condition> conditions = conditions(node, Condition::ofTrust);
        requireItem(actions);
        return effect.map(known -> new TrustStatement(known, services, actionPatterns, conditions));
    }

    /** Other principals than services are read and never match: only HealthLake assumes roles here. */
    private static List<String> services(PolicyNode principal) {
        if (principal.json().isTextual()) {
            if (!principal.json().textValue().equals("*")) {
                principal.fault("must be an object, such as {\"Service\": \"healthlake.amazonaws.com\"}, or \"*\"");
            }
            return List.of("*");
        }
        principal.requireOnly(List.of("Service", "AWS", "Federated", "CanonicalUser"));
        principal.members().stream().map(Map.Entry::getValue).forEach(member -> member.texts(Function.identity()));
        return principal
                .member("Service")
                .map(service -> service.texts(Function.identity()))
                .orElse(List.of());
    }

    private static Optional<Effect> effect(PolicyNode node) {
        return required(node, "Effect")
                .flatMap(member -> member.parsed(() -> switch (member.json().asText()) {
                    case "Allow" -> Effect.ALLOW;
                    case "Deny" -> Effect.DENY;
                    default -> throw new IllegalArgumentException("must be \"Allow\" or \"Deny\"");
                }));
    }

    private static Optional<PolicyNode> oneOf(PolicyNode node, String name, String negated) {
        Optional<PolicyNode> plain = node.member(name);
        Optional<PolicyNode> not = node.member(negated);
        if (plain.isPresent() == not.isPresent()) {
            node.fault("must have one of " + name + " and " + negated + (plain.isPresent() ? ", not both" : ""));
        }
        return plain.or(() -> not);
    }

    private static Optional<PolicyNode> required(PolicyNode node, String name) {
        Optional<PolicyNode> member = node.member(name);
        if (member.isEmpty()) {
            node.fault("the member " + name + " is missing");
        }
        return member;
    }

    private static void requireItem(Optional<PolicyNode> list) {
        list.filter(found -> found.items().isEmpty()).ifPresent(found -> found.fault("must not be empty"));
    }

    private static List<Condition> conditions(PolicyNode statement, ConditionFactory factory) {
        List<Condition> conditions = new ArrayList<>();
        statement
                .member("Condition")
                .map(PolicyNode::members)
                .orElse(List.of())
                .forEach(operator -> operator.getValue()
                        .members()
                        .forEach(key -> key.getValue()
                                .parsed(() -> factory.of(operator.getKey(), key.getKey(), values(key.getValue())))
                                .ifPresent(conditions::add)));
        return conditions;
    }

    /** The booleans of JSON are written as text, as IAM does. */
    private static List<String> values(PolicyNode node) {
        List<String> values = new ArrayList<>();
        for (PolicyNode item : node.items()) {
            JsonNode json = item.json();
            if (json.isTextual() || json.isBoolean()) {
                values.add(json.asText());
            } else {
                throw new IllegalArgumentException("the values of a condition must be strings or true or false");
            }
        }
        return values;
    }
}
