package dev.tarn.app.authorization;

import dev.tarn.domain.iam.AccessPolicies;
import dev.tarn.domain.iam.ActionPattern;
import dev.tarn.domain.iam.Policy;
import dev.tarn.domain.iam.Role;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.policy.PolicyFault;
import dev.tarn.http.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code policies/*.json} and {@code roles/*.json} of a directory hold. Files with another extension are not read. */
final class PolicyFiles {

    private static final String POLICIES = "policies";
    private static final String ROLES = "roles";
    private static final String EXTENSION = ".json";

    /** In bytes; IAM allows 6,144 characters. */
    private static final long LONGEST = 64 * 1024;

    private static final int MOST = 1_000;
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final String HEALTHLAKE = "healthlake:";

    private PolicyFiles() {}

    /** {@return what the directory holds now; the value lacks what has faults} */
    static ReloadedFiles.Content<AccessPolicies> read(Path directory) {
        List<String> faults = new ArrayList<>();
        Map<String, Policy> policies = new TreeMap<>();
        read(directory.resolve(POLICIES), faults, PolicyReader::policy, policies);
        AccessPolicies defined = new AccessPolicies(policies, Optional.empty());
        Map<String, Role> roles = new TreeMap<>();
        boolean hasRoles = Files.isDirectory(directory.resolve(ROLES));
        read(directory.resolve(ROLES), faults, (name, json) -> PolicyReader.role(name, json, defined), roles);
        List<String> warnings = new ArrayList<>();
        policies.values().forEach(policy -> warn(policy, warnings));
        return new ReloadedFiles.Content<>(
                new AccessPolicies(policies, hasRoles ? Optional.of(roles) : Optional.empty()), faults, warnings);
    }

    /** {@return the directories and files that {@link #read} reads, as far as they are there} An empty one for roles counts. */
    static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of(POLICIES, ROLES)) {
            Path folder = directory.resolve(part);
            if (Files.isDirectory(folder)) {
                files.add(folder);
            }
            files.addAll(list(folder));
        }
        return files;
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> String.valueOf(file.getFileName()).endsWith(EXTENSION))
                    .sorted()
                    .limit(MOST + 1L)
                    .toList();
        }
    }

    private static <T> void read(
            Path directory, List<String> faults, BiFunction<String, byte[], T> parse, Map<String, T> into) {
        List<Path> files;
        try {
            files = list(directory);
        } catch (IOException e) {
            faults.add(directory + ": the directory cannot be read: " + e.getMessage());
            return;
        }
        if (files.size() > MOST) {
            faults.add(directory + ": there are more than " + MOST + " files; remove some");
            return;
        }
        for (Path file : files) {
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.length() - EXTENSION.length());
            try {
                into.put(name, parse.apply(name, content(file, name)));
            } catch (PolicyFault e) {
                e.faults().forEach(fault -> faults.add(file + ": " + fault));
            } catch (IllegalArgumentException | IOException e) {
                faults.add(file + ": " + e.getMessage());
            }
        }
    }

    private static byte[] content(Path file, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of the file is not a name in IAM: use letters, digits and any of _+=,.@-");
        }
        if (Files.size(file) > LONGEST) {
            throw new IllegalArgumentException(
                    "the file has " + Files.size(file) + " bytes; at most " + LONGEST + " are read");
        }
        return Files.readAllBytes(file);
    }

    /** AWS adds actions, so that an unknown one is no fault; but it may be a spelling error. */
    private static void warn(Policy policy, List<String> warnings) {
        policy.statements().stream()
                .flatMap(statement -> statement.actions().stream())
                .map(ActionPattern::value)
                .filter(action -> action.toLowerCase(Locale.ROOT).startsWith(HEALTHLAKE))
                .filter(action -> Arrays.stream(HealthLakeOperation.values())
                        .noneMatch(operation -> new ActionPattern(action).matches(HEALTHLAKE + operation.wireName())))
                .distinct()
                .forEach(action -> warnings.add(POLICIES + "/" + policy.name() + EXTENSION
                        + ": no request of Tarn has the action '" + action + "'"));
    }
}
