package dev.tarn.http;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.http.admin.AdminTools;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.fault.Faults;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Administrative operations of the server, beside HealthLake's API. */
public interface ServerControl {

    /** Removes every data store and job, in every account and region. May block. */
    void reset();

    /**
     * Removes every data store and job as {@link #reset} does, and every object. May block.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if the objects cannot be removed, as in S3
     */
    void resetAll();

    /** {@return whether reads and writes work, and why not} It may block for a moment. */
    default Health health() {
        return Health.UP;
    }

    /**
     * Writes a backup of all data to a directory that does not exist or is empty. It blocks for as long as that takes.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if it could not be written, with the reason
     */
    default BackupSummary backup(Path directory) {
        throw new Unsupported("This server has no data of its own to back up");
    }

    /** {@return the faults that are injected into requests} Called once, at start. */
    default Faults faults() {
        return new Faults();
    }

    /** {@return what stands for the functions that {@code IdpLambdaArn} names; without any, bearer tokens are refused} Called once, at start. */
    default IdentityProviders identityProviders() {
        return IdentityProviders.NONE;
    }

    /** {@return the clock of AWS's quotas of rates; empty if there are no quotas} Called once, at start. */
    default Optional<InstantSource> quotaClock() {
        return Optional.empty();
    }

    /** {@return what verified callers may do} Called once, at start. */
    default Authorizer authorizer() {
        return Authorizer.OPEN;
    }

    /** {@return the tools for tests below {@code /_tarn}; empty if they are disabled} Called once, at start. */
    default Optional<AdminTools> tools() {
        return Optional.empty();
    }

    /** {@return the version of Tarn, for display} */
    String version();
}
