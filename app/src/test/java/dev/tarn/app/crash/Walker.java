package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** One client: asks for one thing after the other in its own account, and remembers what was answered. */
final class Walker {

    private final Caller caller;
    private final ExpectedState expected = new ExpectedState();
    private final Plan plan;
    private final StoreChecks stores;
    private final JobChecks jobs;
    private Optional<Step> unanswered = Optional.empty();

    Walker(String account, long seed, Path objects, RequestLog log) {
        this.caller = new Caller(account, log);
        this.plan = new Plan(new SplittableRandom(seed), account, expected, objects);
        this.stores = new StoreChecks(caller, expected);
        this.jobs = new JobChecks(caller, objects);
    }

    /** Sends requests until the server no longer answers; in a dry run, until it would have been killed. */
    void walk(Trigger trigger) {
        try {
            while (!trigger.isOver()) {
                Step step = plan.next(trigger);
                unanswered = Optional.of(step);
                step.ask(caller);
                unanswered = Optional.empty();
                if (step.changes()) {
                    trigger.answered();
                }
            }
        } catch (Unanswered e) {
            if (!trigger.pulled()) {
                throw new AssertionError("Nobody has killed the server, and it does not answer", e);
            }
        }
    }

    /**
     * Looks whether everything that was answered is there, and what became of the request that was not.
     *
     * @param everything whether every job must end now; otherwise some go into the next crash
     */
    void look(URI server, boolean everything) {
        caller.at(server);
        try {
            if (unanswered.isPresent()) {
                unanswered.get().settle(caller);
                unanswered = Optional.empty();
            }
            stores.stores();
            stores.resources();
            for (KnownStore store : expected.all()) {
                lookAtJobs(store, everything);
            }
            if (everything) {
                stores.deletions();
            }
        } catch (Unanswered e) {
            throw new AssertionError("The server does not answer", e);
        }
    }

    /** Where an import has ended, an export shows whether everything is there in the right version. */
    private void lookAtJobs(KnownStore store, boolean everything) throws Unanswered {
        boolean imported = everything;
        for (KnownJob job : store.openJobs()) {
            String again =
                    caller.call(job.kind().start(), job.request()).get("JobId").asText();
            assertThat(again)
                    .as("what the client token of %s was given for", job)
                    .isEqualTo(job.id());
            if (everything || plan.either()) {
                jobs.end(store, job);
                imported |= job.kind() == JobKind.IMPORT;
            }
        }
        if (imported && !store.isDeleted()) {
            jobs.end(store, plan.export(store).started(caller));
        }
    }
}
