package dev.tarn.inmemory.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a recovery did.
 *
 * @param kept what is there again, a line for each resource type of a data store
 * @param lost what is not, by data store, with type and id where they are known; empty where nothing was damaged
 * @param originals where the damaged files are now; empty where nothing was damaged
 */
public record RecoveredDirectory(List<String> kept, List<String> lost, List<Path> originals) {

    /** The report of a directory that is whole. */
    public static final RecoveredDirectory WHOLE = new RecoveredDirectory(List.of(), List.of(), List.of());

    /** A report with these lines. */
    public RecoveredDirectory {
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
        originals = List.copyOf(originals);
    }

    /** {@return whether nothing was damaged, so that nothing was done} */
    public boolean isWhole() {
        return originals.isEmpty();
    }

    /** {@return the report as lines of text} */
    @Override
    public String toString() {
        if (isWhole()) {
            return "Nothing is damaged; nothing was changed.\n";
        }
        List<String> lines = new ArrayList<>();
        lines.add("The data were damaged, and were recovered. The damaged files are in "
                + originals.get(0).getParent() + ".");
        lines.add("Kept:");
        kept.forEach(line -> lines.add("  " + line));
        lines.add(lost.isEmpty() ? "Lost: nothing that is known of." : "Lost:");
        lost.forEach(line -> lines.add("  " + line));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
