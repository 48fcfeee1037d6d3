package dev.tarn.app;

import dev.tarn.app.process.Version;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.http.ServerControl;
import dev.tarn.http.admin.AdminTools;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.fault.Faults;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The operations of the server's admin routes. */
record Control(
        Supplier<IdentityProviders> providers,
        Runnable resetting,
        Runnable resettingAll,
        Supplier<Health> healthSource,
        Function<Path, BackupSummary> backups,
        Faults faults,
        Optional<InstantSource> quotaClock,
        Authorizer authorizer,
        Optional<AdminTools> tools)
        implements ServerControl {

    @Override
    public IdentityProviders identityProviders() {
        return providers.get();
    }

    @Override
    public void reset() {
        resetting.run();
    }

    @Override
    public void resetAll() {
        resettingAll.run();
    }

    @Override
    public Health health() {
        return healthSource.get();
    }

    @Override
    public BackupSummary backup(Path directory) {
        return backups.apply(directory);
    }

    @Override
    public String version() {
        return Version.text();
    }
}
