package dev.tarn.ports.admin;

import dev.tarn.domain.account.AccountId;
import java.util.List;

/**
 * Snapshots of one account of a local HealthLake: its data stores in every region, with all versions, jobs, tags and client
 * tokens ({@code decisions.md} T90). Objects, faults, recorded events and the clock are not in them. They are where the data is,
 * in memory within its budget or in the data directory, until they are deleted, everything is reset, or the process ends: in
 * both cases the next process has none. Thread-safe.
 */
public interface Snapshots {

    /** How many snapshots an account can have. */
    int MOST = 20;

    /** {@return the snapshots of another account} */
    Snapshots of(AccountId account);

    /** {@return a new snapshot with a name of its own} It is taken as {@link #take(String)} does. */
    AccountSnapshot take();

    /**
     * {@return a new snapshot, which replaces one of the same name}
     *
     * @param name 1 to 64 letters, digits, dots, hyphens and underscores
     * @throws dev.tarn.domain.failure.Invalid for another name
     * @throws dev.tarn.domain.failure.Conflict while a job of the account has not ended, and at {@link #MOST} snapshots
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for it
     */
    AccountSnapshot take(String name);

    /**
     * Makes the account what it was: what came later is removed, what was removed is there again. The snapshot stays. In a data
     * directory this is one transaction: a process that is killed meanwhile leaves the account of before or of after.
     *
     * @return the snapshot
     * @throws dev.tarn.domain.failure.NotFound if there is none of this name
     * @throws dev.tarn.domain.failure.Conflict while a job of the account has not ended
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for a copy;
     *     nothing was changed
     */
    AccountSnapshot restore(String name);

    /** {@return the snapshots of the account, by name} */
    List<AccountSnapshot> list();

    /**
     * Removes a snapshot.
     *
     * @throws dev.tarn.domain.failure.NotFound if there is none of this name
     */
    void delete(String name);
}
