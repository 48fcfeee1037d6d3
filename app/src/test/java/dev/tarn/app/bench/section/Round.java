package dev.tarn.app.bench.section;

import dev.tarn.app.bench.process.MachineTime;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Progress;

/** A round of measurements. Its figures count, but a note marks it if other processes took over a tenth of the machine. */
final class Round {

    private static final double DISTURBED = 0.1;

    /** What is measured. */
    interface Work<X extends Exception> {
        void run() throws X;
    }

    private Round() {}

    static <X extends Exception> void of(String title, Progress progress, Work<X> work) throws X {
        MachineTime begin = MachineTime.now();
        work.run();
        double others = MachineTime.now().takenByOthersSince(begin);
        if (others > DISTURBED) {
            progress.note(title + ": **disturbed**, other processes took " + Bar.percent(others) + " of the machine");
        }
    }
}
