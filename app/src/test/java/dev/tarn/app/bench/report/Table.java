package dev.tarn.app.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All figures of a run, in Markdown. */
public final class Table {

    private static final String HEAD = """
            | section | figure | median | least – most (of) | limit of the same run | its median | ratio | bar | reached |
            |---|---|--:|--:|---|--:|--:|---|---|
            """;

    private Table() {}

    /** {@return the table, below what is to be known about the run} */
    public static String of(Map<String, String> facts, List<Figure> figures, List<String> notes) {
        String above = facts.entrySet().stream()
                .map(fact -> "| " + fact.getKey() + " | " + fact.getValue() + " |\n")
                .collect(Collectors.joining("", "| | |\n|---|---|\n", "\n"));
        String lines = figures.stream().map(Table::line).collect(Collectors.joining());
        String below = notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
        return above + HEAD + lines + (below.isEmpty() ? "" : "\n" + below);
    }

    private static String line(Figure figure) {
        Unit unit = figure.unit();
        return "| "
                + String.join(
                        " | ",
                        figure.section(),
                        figure.name(),
                        unit.text(figure.samples().median()),
                        spread(unit, figure.samples()),
                        figure.limit().map(Limit::name).orElse(""),
                        figure.limit()
                                .map(limit -> unit.text(limit.samples().median()))
                                .orElse(""),
                        figure.limit().map(limit -> Bar.percent(figure.ratio())).orElse(""),
                        figure.bars().stream().map(bar -> bar.text(unit)).collect(Collectors.joining(", ")),
                        figure.bars().isEmpty() ? "" : figure.isReached() ? "yes" : "**no**")
                + " |\n";
    }

    private static String spread(Unit unit, Samples samples) {
        return unit.number(samples.least()) + " – " + unit.number(samples.most()) + " (" + samples.count() + ")";
    }
}
