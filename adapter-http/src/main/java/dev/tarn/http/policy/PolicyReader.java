package dev.tarn.http.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.iam.AccessPolicies;
import dev.tarn.domain.iam.Policy;
import dev.tarn.domain.iam.Role;
import dev.tarn.domain.iam.Statement;
import dev.tarn.domain.iam.TrustStatement;
import dev.tarn.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the files of policies and roles ({@code authorization.md} 2.2, 2.3). */
public final class PolicyReader {

    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9+=,.@_-]+/)*");

    private PolicyReader() {}

    /**
     * {@return the policy that a file holds}
     *
     * @param name of the policy
     * @throws PolicyFault that lists everything that is not understood, with its place in the file
     */
    public static Policy policy(String name, byte[] json) {
        return read(json, document -> {
            List<Statement> statements = StatementReader.statements(document, StatementReader::identity);
            return new Policy(name, statements);
        });
    }

    /**
     * {@return the role that a file holds}
     *
     * @param name of the role
     * @param policies those that the role can name
     * @throws PolicyFault that lists everything that is not understood, with its place in the file
     */
    public static Role role(String name, byte[] json, AccessPolicies policies) {
        return read(json, document -> {
            document.requireOnly(List.of("AssumeRolePolicyDocument", "Path", "Policies"));
            Optional<PolicyNode> trustPolicy = document.member("AssumeRolePolicyDocument");
            if (trustPolicy.isEmpty()) {
                document.fault("the member AssumeRolePolicyDocument is missing");
            }
            List<TrustStatement> trust = trustPolicy
                    .map(found -> StatementReader.statements(found, StatementReader::trust))
                    .orElse(List.of());
            List<Policy> own = document.member("Policies")
                    .map(names -> names.texts(policy -> policies.policy(policy)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "there is no policy '" + policy + "': define it in policies/" + policy + ".json"))))
                    .orElse(List.of());
            String path = document.member("Path").flatMap(PolicyReader::path).orElse(Role.NO_PATH);
            return new Role(name, path, trust, own);
        });
    }

    private static Optional<String> path(PolicyNode node) {
        Optional<String> path = node.text();
        path.filter(text -> !PATH.matcher(text).matches())
                .ifPresent(text -> node.fault("'" + text + "' is not a path: use one such as /service-role/"));
        return path;
    }

    private static <T> T read(byte[] json, Function<PolicyNode, T> read) {
        JsonNode root;
        try {
            root = Json.readFile(json);
        } catch (IllegalArgumentException e) {
            throw new PolicyFault(List.of(String.valueOf(e.getMessage())));
        }
        List<String> faults = new ArrayList<>();
        T value = read.apply(new PolicyNode(root, "", faults));
        if (!faults.isEmpty()) {
            throw new PolicyFault(faults);
        }
        return value;
    }
}
