package dev.tarn.app.cli;

import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains the words of a command line that are neither a flag nor its value, with one problem for each mistake. */
final class StrayWords {

    private final List<String> words;
    private final List<String> stray;

    /**
     * The words to explain.
     *
     * @param words the whole command line, in order
     * @param stray those of them that belong to no flag, in the same order
     */
    StrayWords(List<String> words, List<String> stray) {
        this.words = words;
        this.stray = stray;
    }

    /** {@return a sentence for each mistake} A word after an unknown flag is taken for its value, and is no mistake. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        int next = 0;
        boolean unknownBefore = false;
        int unknownAt = -1;
        for (String word : stray) {
            int at = next + words.subList(next, words.size()).indexOf(word);
            next = at + 1;
            boolean isFlag = word.startsWith("-") && word.length() > 1;
            if (!isFlag && unknownBefore && at == unknownAt + 1) {
                unknownBefore = false;
                continue;
            }
            problems.add(isFlag ? flag(word) : value(word, at));
            unknownBefore = isFlag && !word.contains("=");
            unknownAt = at;
        }
        return problems;
    }

    private static String flag(String word) {
        String name = word.split("=", 2)[0];
        Optional<Setting> named = Arrays.stream(Setting.values())
                .filter(s -> s.flag().equals(name))
                .findFirst();
        if (named.filter(Setting::isSwitch).isPresent() && word.contains("=")) {
            return name + ": takes no value; leave it out for false";
        }
        if (named.isPresent()) {
            return name + ": comes after --, where no flag is read; remove the --";
        }
        return name + ": no such flag" + Spelling.hint(dashed(name), flags());
    }

    private String value(String word, int at) {
        Optional<Setting> before = Arrays.stream(Setting.values())
                .filter(setting -> at > 0 && setting.flag().equals(words.get(at - 1)))
                .findFirst();
        return before.filter(Setting::isSwitch)
                .map(setting ->
                        setting.flag() + ": takes no value, but '" + word + "' follows it; remove '" + word + "'")
                .orElseGet(() -> "'" + word + "': belongs to no flag"
                        + Spelling.nearest("--" + word, flags())
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse("; flags begin with --"));
    }

    /** {@code -Port}, {@code --aws_endpoint} and {@code --awsEndpoint} in the form of the flags. */
    private static String dashed(String name) {
        String spelt = name.replaceFirst("^-+", "").replace('_', '-').replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
        return "--" + spelt.toLowerCase(Locale.ROOT);
    }

    private static List<String> flags() {
        List<String> flags = new ArrayList<>(
                Arrays.stream(Setting.values()).map(Setting::flag).toList());
        flags.add("--help");
        flags.add("--version");
        return flags;
    }
}
