package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.iam.AccessPolicies;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The policies and roles of a directory, which are read again after a file changed. While a changed file has faults, the
 * last policies without faults stay in effect. Thread-safe.
 */
public final class PolicyDirectory implements Supplier<AccessPolicies> {

    private final ReloadedFiles<AccessPolicies> policies;

    private PolicyDirectory(ReloadedFiles<AccessPolicies> policies) {
        this.policies = policies;
    }

    /**
     * {@return the policies and roles of a directory}
     *
     * @throws BadSettings that lists everything that is not understood
     */
    public static PolicyDirectory open(Path directory) {
        return open(directory, System::nanoTime);
    }

    static PolicyDirectory open(Path directory, LongSupplier nanos) {
        return new PolicyDirectory(new ReloadedFiles<>(
                "The policies and roles of " + directory,
                () -> PolicyFiles.files(directory),
                () -> PolicyFiles.read(directory),
                nanos));
    }

    @Override
    public AccessPolicies get() {
        return policies.get();
    }
}
