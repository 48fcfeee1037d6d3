package dev.tarn.app.bench.section;

import java.util.ArrayList;
import java.util.List;

/** All sections, in the order of the table. */
public final class Sections {

    /** What they are called. */
    public static final String NAMES =
            "start, memory, embedded, first, control, import, export, rest, auth, latency, search, growth, heap,"
                    + " inner; and, only when named, search-many, with ten times the input";

    private Sections() {}

    /** {@return all but those that take long} */
    public static List<Section> all() {
        return List.of(
                new StartSection(),
                new MemorySection(),
                new EmbeddedSection(),
                new FirstSection(),
                new ControlPlaneSection(),
                new ImportSection(),
                new ExportSection(),
                new RestSection(),
                new AuthSection(),
                new LatencySection(),
                new SearchSection(),
                new GrowthSection(),
                new HeapSection(),
                new InnerSection());
    }

    /**
     * {@return those with these names, in the order of the table}
     *
     * @throws IllegalArgumentException where there is none with a name
     */
    public static List<Section> named(List<String> names) {
        List<Section> sections = new ArrayList<>(all());
        sections.add(new GrownSearchSection());
        List<String> known = sections.stream().map(Section::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no section " + name + "; there are " + NAMES);
            }
        }
        return sections.stream()
                .filter(section -> names.contains(section.name()))
                .toList();
    }
}
