package dev.tarn.app.bench.section;

import dev.tarn.app.bench.report.Progress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Asks several servers in turn, each for a short while, round by round: what disturbs the machine disturbs all. */
final class Contest {

    private static final int PIECES = 3;
    private static final int MOST_PIECES = 8;
    private static final double FASTER = 1.1;

    private final Progress progress;
    private final Effort effort;
    private final String title;
    private final int connections;

    private Contest(Progress progress, Effort effort, String title, int connections) {
        this.progress = progress;
        this.effort = effort;
        this.title = title;
        this.connections = connections;
    }

    static Contest of(Run run, String title, int connections) {
        return new Contest(run.progress(), run.effort(), title, connections);
    }

    void hold(List<Target> targets) {
        targets.forEach(this::warmUp);
        targets.forEach(Target::settle);
        for (int number = 1; number <= effort.rounds(); number++) {
            String name = title + ", " + connections + " connections, round " + number;
            Round.of(
                    name,
                    progress,
                    () -> progress.say(
                            name + ": " + targets.stream().map(this::round).collect(Collectors.joining(", "))));
        }
    }

    /** On a slow machine code is still being compiled after some seconds: goes on for as long as answers come faster. */
    private void warmUp(Target target) {
        Duration piece = effort.warmUp().dividedBy(PIECES);
        double best = 0;
        for (int done = 1; done <= MOST_PIECES; done++) {
            double now = target.warmUp(connections, piece);
            if (done >= PIECES && now < FASTER * best) {
                return;
            }
            best = Math.max(best, now);
        }
    }

    private String round(Target target) {
        Duration duration = effort.load();
        return "%s %,.0f/s".formatted(target.name(), target.round(connections, duration));
    }
}
