package dev.tarn.inmemory.storage.mvstore;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/**
 * What a checkpoint writes into the data file about itself.
 *
 * @param generation the number of the checkpoint, from 1
 * @param sequence of the last change that is in the file
 * @param closed whether nothing follows in a log
 */
public record FileState(long generation, long sequence, boolean closed) {

    private static final String NAME = "tarn.state";
    private static final String KEY = "checkpoint";
    private static final Pattern TEXT = Pattern.compile("generation (\\d{1,18}), change (\\d{1,18}), (open|closed)");

    /** {@return the state of the file's last checkpoint; empty where there was none} */
    static Optional<FileState> of(MVStore store) {
        return Optional.ofNullable(map(store).get(KEY)).flatMap(FileState::parse);
    }

    /** {@return the state in this text; empty where it is none} */
    public static Optional<FileState> parse(String words) {
        Matcher text = TEXT.matcher(words);
        return text.matches()
                ? Optional.of(new FileState(
                        Long.parseLong(text.group(1)),
                        Long.parseLong(text.group(2)),
                        text.group(3).equals("closed")))
                : Optional.empty();
    }

    void put(MVStore store) {
        map(store).put(KEY, "generation " + generation + ", change " + sequence + ", " + (closed ? "closed" : "open"));
    }

    private static MVMap<String, String> map(MVStore store) {
        return store.openMap(
                NAME,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }
}
