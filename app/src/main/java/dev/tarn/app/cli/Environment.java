package dev.tarn.app.cli;

import dev.tarn.app.process.ServerLog;
import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.SettingsReader.Given;
import dev.tarn.app.setting.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The environment variables that Tarn reads. An empty one counts as not set. */
record Environment(Map<String, String> variables) {

    private static final String PREFIX = Setting.VARIABLE_PREFIX;

    /** {@return the settings that have a value} */
    Map<Setting, Given> given() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.formerVariable().ifPresent(former -> read(setting, former, given));
            read(setting, setting.variable(), given);
        }
        return given;
    }

    private void read(Setting setting, String variable, Map<Setting, Given> given) {
        String text = variables.getOrDefault(variable, "");
        if (!text.isEmpty()) {
            given.put(setting, new Given(variable, text));
        }
    }

    /** {@return a sentence for each variable that has been renamed} */
    List<String> hints() {
        return given().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().source().equals(entry.getKey().variable()))
                .map(entry -> Setting.renamed(
                        entry.getValue().source(), entry.getKey().variable()))
                .toList();
    }

    /**
     * {@return a sentence for each misspelt variable, and for an invalid log level} A variable that resembles none of
     * Tarn's is ignored: in Kubernetes a service called {@code tarn} sets {@code TARN_SERVICE_HOST} and more.
     */
    List<String> problems() {
        List<String> known = new ArrayList<>(
                Arrays.stream(Setting.values()).map(Setting::variable).toList());
        known.add(ServerLog.VARIABLE);
        for (Setting setting : Setting.values()) {
            setting.formerVariable().ifPresent(known::add);
        }
        List<String> problems = new ArrayList<>();
        variables.keySet().stream()
                .filter(name -> isUnknown(name, known))
                .sorted()
                .forEach(name -> Spelling.nearest(
                                name.substring(PREFIX.length()),
                                known.stream()
                                        .map(word -> word.substring(PREFIX.length()))
                                        .toList())
                        .ifPresent(meant ->
                                problems.add(name + ": no such variable; did you mean " + PREFIX + meant + "?")));
        String level = variables.getOrDefault(ServerLog.VARIABLE, "");
        if (!level.isEmpty() && !ServerLog.isLevel(level)) {
            problems.add(ServerLog.VARIABLE + ": '" + level
                    + "' is not a level of the log: use TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
        return problems;
    }

    private static boolean isUnknown(String name, List<String> known) {
        return name.startsWith(PREFIX) && !known.contains(name);
    }
}
