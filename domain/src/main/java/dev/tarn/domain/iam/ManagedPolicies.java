package dev.tarn.domain.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The policies of AWS that exist without a file ({@code authorization.md} 2.3). {@code AmazonHealthLakeReadOnlyAccess}
 * is inferred from its name; AWS's exact list was not available.
 */
public final class ManagedPolicies {

    private static final Map<String, Policy> BY_NAME = Map.of(
            "AdministratorAccess", policy("AdministratorAccess", "*"),
            "AmazonHealthLakeFullAccess", policy("AmazonHealthLakeFullAccess", "healthlake:*", "iam:PassRole"),
            "AmazonHealthLakeReadOnlyAccess",
                    policy(
                            "AmazonHealthLakeReadOnlyAccess",
                            "healthlake:Describe*",
                            "healthlake:List*",
                            "healthlake:ReadResource",
                            "healthlake:VersionReadResource",
                            "healthlake:GetHistory*",
                            "healthlake:GetFullHistory",
                            "healthlake:GetCapabilities",
                            "healthlake:SearchWithGet",
                            "healthlake:SearchWithPost",
                            "healthlake:SearchEverything"),
            "AmazonS3FullAccess", policy("AmazonS3FullAccess", "s3:*"),
            "AmazonS3ReadOnlyAccess", policy("AmazonS3ReadOnlyAccess", "s3:Get*", "s3:List*"));

    private ManagedPolicies() {}

    private static Policy policy(String name, String... actions) {
        return new Policy(name, List.of(Statement.allow("*", actions)));
    }

    /** {@return the policy of this name} */
    public static Optional<Policy> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** {@return all names, sorted} */
    public static List<String> names() {
        return List.copyOf(new TreeSet<>(BY_NAME.keySet()));
    }
}
