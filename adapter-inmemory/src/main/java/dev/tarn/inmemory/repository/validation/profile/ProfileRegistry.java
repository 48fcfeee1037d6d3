package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import dev.tarn.inmemory.repository.validation.profile.guide.BuiltInGuides;
import dev.tarn.inmemory.repository.validation.profile.packages.FhirPackage;
import dev.tarn.inmemory.repository.validation.profile.packages.PackageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The guides that resources can claim profiles of: those that come with Tarn, and packages of one's own. Thread-safe. */
public final class ProfileRegistry implements ProfileSource {

    private final List<GuideVersion> own;
    private volatile @Nullable List<GuideVersion> all;

    private ProfileRegistry(List<GuideVersion> own) {
        this.own = List.copyOf(own);
    }

    /** {@return the guides that come with Tarn; nothing is loaded before the first claim} */
    public static ProfileRegistry builtIn() {
        return new ProfileRegistry(List.of());
    }

    /**
     * {@return the guides that come with Tarn, behind the packages of a directory, which are the {@code .tgz} files in it}
     * The packages are read once, and compiled at the first claim.
     *
     * @throws PackageException where the directory or a package cannot be read
     */
    public static ProfileRegistry with(Path directory) {
        List<GuideVersion> guides = new ArrayList<>();
        for (Path file : files(directory)) {
            FhirPackage opened = FhirPackage.open(file);
            guides.add(new GuideVersion(opened.id(), opened.version(), "", true, opened::read));
        }
        guides.sort(NEWEST_FIRST);
        return new ProfileRegistry(guides);
    }

    /** {@return the guides in the order in which they are searched for a profile without a version} */
    private List<GuideVersion> guides() {
        List<GuideVersion> known = all;
        if (known == null) {
            List<GuideVersion> guides = new ArrayList<>(own);
            guides.addAll(builtInGuides());
            known = List.copyOf(guides);
            all = known;
        }
        return known;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw PackageException.ofDirectory(directory, e);
        }
    }

    private static final Comparator<GuideVersion> NEWEST_FIRST = Comparator.comparing(
                    GuideVersion::version, ProfileRegistry::compareVersions)
            .reversed();

    private static List<GuideVersion> builtInGuides() {
        List<GuideVersion> guides = new ArrayList<>();
        for (BuiltInGuides.Entry entry : BuiltInGuides.all()) {
            guides.add(
                    new GuideVersion(entry.id(), entry.version(), entry.canonical(), entry.isDefault(), entry::read));
        }
        guides.sort(Comparator.comparing(GuideVersion::isDefault).reversed().thenComparing(NEWEST_FIRST));
        return guides;
    }

    /** Compares number by number, other parts as texts. */
    static int compareVersions(String a, String b) {
        String[] left = a.split("[.-]", -1);
        String[] right = b.split("[.-]", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = left[i].matches("\\d{1,9}") && right[i].matches("\\d{1,9}");
            int order = numbers
                    ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    @Override
    public Optional<CompiledProfile> find(String canonical, Guide guide) {
        String url = Canonical.url(canonical);
        return guides().stream()
                .filter(other -> other.id().equals(guide.id())
                        ? other.version().equals(guide.version())
                        : other.version().equals(guide.dependencies().get(other.id())))
                .map(other -> other.find(url, this))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> claimed(canonical, guides()));
    }

    /**
     * {@return the profile that a resource claims; empty where no guide has it}
     *
     * @param canonical the URL, with or without version
     * @param guides in the order in which they are searched
     */
    Optional<CompiledProfile> claimed(String canonical, List<GuideVersion> guides) {
        String url = Canonical.url(canonical);
        String version = Canonical.version(canonical);
        return guides.stream()
                .flatMap(guide ->
                        guide
                                .find(url, this)
                                .filter(found -> version.isEmpty() || guide.hasVersion(url, version))
                                .stream())
                .findFirst();
    }

    /**
     * {@return all guides in the order in which they are searched for a claim: those of these names first, in the order of the
     * names ({@code decisions.md} D92)} A name that no guide has adds nothing.
     */
    List<GuideVersion> searched(List<ProfileName> defaults) {
        List<GuideVersion> guides = guides();
        return Stream.concat(
                        defaults.stream().flatMap(name -> guides.stream().filter(guide -> guide.isNamed(name.value()))),
                        guides.stream())
                .distinct()
                .toList();
    }

    /** {@return the names of the guides, as HealthLake spells them} */
    List<String> names() {
        return guides().stream().map(GuideVersion::name).distinct().sorted().toList();
    }
}
