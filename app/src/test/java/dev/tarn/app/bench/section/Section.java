package dev.tarn.app.bench.section;

import dev.tarn.app.bench.report.Figure;
import java.util.List;

/** Some figures that are measured together, with what limits them. */
public interface Section {

    /** {@return what {@code --only} calls it} */
    String name();

    /** {@return what was measured} */
    List<Figure> measure(Run run) throws Exception;
}
