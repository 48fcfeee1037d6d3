package dev.tarn.domain.search.parser;

import dev.tarn.domain.search.Include;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SortKey;
import dev.tarn.domain.search.SummaryMode;
import dev.tarn.domain.search.TotalMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters that say how matches are returned, not which: {@code _sort}, {@code _count}, {@code _summary} and so on. */
final class ResultParameters {

    private static final String SORT = "_sort";
    private static final String COUNT = "_count";
    private static final String TOTAL = "_total";
    private static final String SUMMARY = "_summary";
    private static final String ELEMENTS = "_elements";
    private static final String PAGE = "page";

    /** Their names, and those of criteria that no registry has. */
    static final List<String> NAMES = List.of(
            SORT,
            COUNT,
            TOTAL,
            SUMMARY,
            ELEMENTS,
            PAGE,
            Includes.FORWARD,
            Includes.REVERSE,
            SearchedTypes.TYPE,
            "_has");

    private static final int MOST = 100;
    private static final int MOST_INCLUDES = 50;

    private final List<String> types;
    private final SearchDialect dialect;
    private final Limits limits;
    private final Map<String, String> given = new HashMap<>();
    final Set<Include> includes = new LinkedHashSet<>();
    final List<SortKey> sort = new ArrayList<>();
    final Set<String> elements = new LinkedHashSet<>();
    int count = MOST;
    TotalMode total = TotalMode.DEFAULT;
    SummaryMode summary = SummaryMode.FALSE;
    Optional<String> page = Optional.empty();

    ResultParameters(List<String> types, SearchDialect dialect, Limits limits) {
        this.types = types;
        this.dialect = dialect;
        this.limits = limits;
    }

    /** {@return whether it was one of these} */
    boolean accept(String name, String value) {
        if (Includes.isInclude(name)) {
            includes.add(Includes.parse(name, value));
            return true;
        }
        if (!NAMES.contains(name)) {
            return false;
        }
        String before = given.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw Rejected.because("given twice, with " + Texts.quote(before) + " and " + Texts.quote(value));
        }
        switch (name) {
            case SORT -> sort(value);
            case COUNT -> count = count(value);
            case TOTAL -> total = total(value);
            case SUMMARY -> summary = summary(value);
            case ELEMENTS -> elements(value);
            case PAGE -> page = Optional.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void sort(String value) {
        sort.clear();
        sort.addAll(SortKeys.parse(types, value, dialect));
    }

    private void elements(String value) {
        elements.addAll(limits.values(value));
        elements.remove("");
    }

    private static int count(String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(value) : 0;
        if (number < 1 || number > MOST) {
            throw Rejected.because(Texts.quote(value) + " is out of range; accepted: 1 to " + MOST);
        }
        return number;
    }

    private static TotalMode total(String value) {
        return switch (value) {
            case "accurate" -> TotalMode.ACCURATE;
            case "none" -> TotalMode.NONE;
            default -> throw notOneOf(value, "accurate, none");
        };
    }

    private static SummaryMode summary(String value) {
        return switch (value) {
            case "true" -> SummaryMode.TRUE;
            case "false" -> SummaryMode.FALSE;
            case "text" -> SummaryMode.TEXT;
            case "data" -> SummaryMode.DATA;
            default -> throw notOneOf(value, "true, false, text, data");
        };
    }

    private static Rejected notOneOf(String value, String accepted) {
        return Rejected.because(Texts.quote(value) + " is not accepted by HealthLake; accepted: " + accepted);
    }

    /** {@return what is wrong with parameters that stand beside each other} */
    List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        if (given.containsKey(SUMMARY) && given.containsKey(ELEMENTS)) {
            conflicts.add("_summary and _elements exclude each other; send one of them");
        }
        if (summary == SummaryMode.TEXT && !includes.isEmpty()) {
            conflicts.add("_summary=text cannot be combined with _include or _revinclude; send one of them");
        }
        if (includes.size() > MOST_INCLUDES) {
            conflicts.add("The search has " + includes.size() + " includes; accepted: at most " + MOST_INCLUDES);
        }
        return conflicts;
    }
}
