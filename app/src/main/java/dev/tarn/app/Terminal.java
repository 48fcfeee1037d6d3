package dev.tarn.app;

import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.ports.JobMonitor;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far jobs have come, one bar for each at work. */
final class Terminal implements JobMonitor {

    private static final int SHOWN_OF_ID = 8;

    private final Map<JobId, ProgressBar> bars = new ConcurrentHashMap<>();

    private Terminal() {}

    /** {@return bars where a person looks on; nothing in a log file or a pipe} */
    static JobMonitor monitor() {
        return isInteractive(System.console()) ? new Terminal() : JobMonitor.NONE;
    }

    @Override
    public void progressed(Job<?> job, long done, long total) {
        ProgressBar bar = bars.computeIfAbsent(job.id(), id -> bar(job.kind(), id));
        bar.maxHint(total);
        bar.stepTo(done);
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

    /** From JDK 22 on there is a console also without a terminal, and a method that tells. */
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
