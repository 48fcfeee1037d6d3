package dev.tarn.app.cli;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.SettingsReader.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.DefaultParser.NonOptionAction;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/**
 * Parses the words that follow {@code serve}. Collects problems, so that they are reported together with all others.
 */
final class Flags {

    private static final Option HELP =
            Option.builder("h").longOpt("help").desc("shows this").get();
    private static final Option VERSION = Option.builder("V")
            .longOpt("version")
            .desc("says which Tarn this is")
            .get();

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final CommandLine line;

    private Flags(List<String> words, CommandLine line) {
        this.line = line;
        for (Setting setting : Setting.values()) {
            read(setting, setting.longName());
            setting.formerLongName().ifPresent(former -> read(setting, former));
        }
        problems.addAll(new StrayWords(words, line.getArgList()).problems());
    }

    /** {@return the parsed words} */
    static Flags read(List<String> words) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return new Flags(
                    words,
                    parser.parse(optionsWithFormerNames(), null, NonOptionAction.SKIP, words.toArray(String[]::new)));
        } catch (ParseException e) {
            throw new BadSettings(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** {@return whether help is requested; everything else is then ignored} */
    boolean wantHelp() {
        return line.hasOption(HELP);
    }

    /** {@return whether the version is requested; everything else is then ignored} */
    boolean wantVersion() {
        return line.hasOption(VERSION);
    }

    /** {@return the settings that have a value} */
    Map<Setting, Given> given() {
        return given;
    }

    /** {@return a sentence for each flag that has been renamed} */
    List<String> hints() {
        return hints;
    }

    /** {@return the problems, a sentence each} */
    List<String> problems() {
        return problems;
    }

    /** Prints the help. */
    static void help(Appendable out) throws IOException {
        HelpFormatter.builder()
                .setShowSince(false)
                .setHelpAppendable(new TextHelpAppendable(out))
                .get()
                .printHelp(
                        "tarn serve",
                        "Serves HealthLake to any AWS SDK or CLI that is pointed at it.",
                        options(),
                        "A flag wins over its environment variable. Stop with Ctrl-C or SIGTERM.",
                        true);
    }

    private static Options options() {
        Options options = new Options().addOption(HELP).addOption(VERSION);
        for (Setting setting : Setting.values()) {
            options.addOption(option(setting));
        }
        return options;
    }

    private static Options optionsWithFormerNames() {
        Options options = options();
        for (Setting setting : Setting.values()) {
            setting.formerLongName()
                    .ifPresent(former -> options.addOption(Option.builder()
                            .longOpt(former)
                            .hasArg()
                            .optionalArg(true)
                            .get()));
        }
        return options;
    }

    private static Option option(Setting setting) {
        String defaultText = setting.defaultValue().isEmpty() ? "" : "Default: " + setting.defaultValue() + "; ";
        Option.Builder option = Option.builder()
                .longOpt(setting.longName())
                .desc(setting.help() + "\n" + defaultText + "environment variable: " + setting.variable());
        if (!setting.isSwitch()) {
            // Optional for the parser, which would otherwise stop at the first missing value and not report the others.
            option.hasArg().optionalArg(true).argName(setting.shape());
        }
        return option.get();
    }

    private void read(Setting setting, String name) {
        String flag = "--" + name;
        int count = line.getOptionCount(name);
        if (count == 0) {
            return;
        }
        if (count > 1 || given.containsKey(setting)) {
            problems.add(flag + ": is given " + Math.max(2, count) + " times; give it once");
            return;
        }
        if (!flag.equals(setting.flag())) {
            hints.add(Setting.renamed(flag, setting.flag()));
        }
        String text = setting.isSwitch() ? "true" : line.getOptionValue(name);
        if (text == null) {
            problems.add(flag + ": its value is missing; use " + flag + " " + setting.shape());
        } else {
            given.put(setting, new Given(flag, text));
        }
    }
}
