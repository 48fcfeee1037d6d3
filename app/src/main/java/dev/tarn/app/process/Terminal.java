package dev.tarn.app.process;

import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.event.JobProgressEvent;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of jobs on a terminal, one bar for each running job. */
public final class Terminal implements Consumer<HealthLakeEvent> {

    private static final int SHOWN_OF_ID = 8;

    private final Map<JobId, ProgressBar> bars = new ConcurrentHashMap<>();

    private Terminal() {}

    /** {@return progress bars if standard output is a terminal; nothing for a file or a pipe} */
    public static Consumer<HealthLakeEvent> listener() {
        return isInteractive(System.console()) ? new Terminal() : event -> {};
    }

    @Override
    public void accept(HealthLakeEvent event) {
        switch (event.kind()) {
            case DATASTORE_STATUS, JOB_STATUS -> {}
            case JOB_PROGRESS -> show((JobProgressEvent) event);
        }
    }

    private void show(JobProgressEvent progress) {
        Job<?> job = progress.job();
        ProgressBar bar = bars.computeIfAbsent(job.id(), id -> bar(job.kind(), id));
        bar.maxHint(progress.total());
        bar.stepTo(progress.done());
        if (job.state().hasEnded()) {
            bar.setExtraMessage(job.status().name());
            bar.close();
            bars.remove(job.id());
        }
    }

    private static ProgressBar bar(JobKind kind, JobId id) {
        String shown = id.value().substring(0, Math.min(SHOWN_OF_ID, id.value().length()));
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(kind.title().toLowerCase(Locale.ROOT) + " " + shown)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed();
        return switch (kind) {
            case IMPORT -> builder.setUnit(" MB", 1_000_000).build();
            case EXPORT -> builder.setUnit(" resources", 1).build();
        };
    }

    /** From JDK 22 on, a console exists also without a terminal, and a method distinguishes the two. */
    private static boolean isInteractive(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
