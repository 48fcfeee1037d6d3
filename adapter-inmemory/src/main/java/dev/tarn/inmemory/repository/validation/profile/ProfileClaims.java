package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.ClaimedProfiles;
import dev.tarn.inmemory.repository.validation.IssueList;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Validates resources against the profiles in their {@code meta.profile}. Immutable and thread-safe. */
public final class ProfileClaims implements ClaimedProfiles {

    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";
    private static final byte[] PROFILE = "profile".getBytes(StandardCharsets.US_ASCII);

    /** A resource can claim any text; beyond these the registry is asked each time. */
    private static final int MOST_KNOWN = 1_000;

    private final ProfileRegistry registry;
    private final List<ProfileName> defaults;
    private final boolean ignoresUnknown;
    private final Map<String, CompiledProfile> known = new ConcurrentHashMap<>();
    private final ThreadLocal<ProfileWalk> walks;
    private volatile @Nullable List<GuideVersion> searched;

    /**
     * The profiles of a registry.
     *
     * @param defaults names of guides, as {@code us-core-6.1.0}, that come first where a profile has no version
     * @param ignoresUnknown whether profiles that no guide has are passed over; otherwise they are errors ({@code
     *     decisions.md} D93)
     */
    public ProfileClaims(ProfileRegistry registry, List<ProfileName> defaults, boolean ignoresUnknown) {
        this(registry, defaults, ignoresUnknown, ThreadLocal.withInitial(ProfileWalk::new));
    }

    private ProfileClaims(
            ProfileRegistry registry,
            List<ProfileName> defaults,
            boolean ignoresUnknown,
            ThreadLocal<ProfileWalk> walks) {
        this.registry = registry;
        this.defaults = List.copyOf(defaults);
        this.ignoresUnknown = ignoresUnknown;
        this.walks = walks;
    }

    @Override
    public ProfileClaims withDefaults(List<ProfileName> guides) {
        return new ProfileClaims(registry, guides, ignoresUnknown, walks);
    }

    /** The order is made once, since a request could otherwise have all names compared once for each unknown claim. */
    private Optional<CompiledProfile> claimed(String profile) {
        List<GuideVersion> guides = searched;
        if (guides == null) {
            guides = registry.searched(defaults);
            searched = guides;
        }
        return registry.claimed(profile, guides);
    }

    @Override
    public boolean has(String profile) {
        return claimed(profile).isPresent();
    }

    @Override
    public void checkAgainst(byte[] json, int resource, String profile, IssueList issues) {
        String type = JsonMembers.resourceType(new JsonBytes(json), resource);
        claimed(profile).ifPresent(found -> check(new JsonBytes(json), resource, found, profile, type, issues));
    }

    @Override
    public void check(byte[] text, int resource, int meta, IssueList issues) {
        JsonBytes json = new JsonBytes(text);
        int array = meta == 0 ? 0 : JsonMembers.find(json, meta, PROFILE, false);
        if (array == 0 || json.at(array) != '[') {
            return;
        }
        int at = json.skipWhitespace(array + 1);
        for (int index = 0; json.at(at) != ']'; index++) {
            if (json.at(at) == '"') {
                check(json, resource, json.text(at + 1, json.end(at) - 1), index, issues);
            }
            at = JsonMembers.next(json, at);
        }
    }

    private void check(JsonBytes json, int resource, String canonical, int index, IssueList issues) {
        CompiledProfile profile = known.get(canonical);
        if (profile == null) {
            Optional<CompiledProfile> found = claimed(canonical);
            if (found.isEmpty()) {
                unknown(json, resource, canonical, index, issues);
                return;
            }
            profile = found.get();
            if (known.size() < MOST_KNOWN) {
                known.put(canonical, profile);
            }
        }
        String type = JsonMembers.resourceType(json, resource);
        check(json, resource, profile, canonical, type + ".meta.profile[" + index + "]", issues);
    }

    private void check(
            JsonBytes json,
            int resource,
            CompiledProfile profile,
            String canonical,
            String location,
            IssueList issues) {
        String type = JsonMembers.resourceType(json, resource);
        if (profile.type().equals(type)) {
            walks.get().check(json.bytes(), resource, profile, issues);
        } else {
            issues.add(
                    Code.STRUCTURE,
                    "The profile " + canonical + " is for the type " + profile.type() + ", not for " + type,
                    location);
        }
    }

    /** R4's own definitions are no profiles of a guide: that of the type demands nothing more, others are passed over (T95). */
    private void unknown(JsonBytes json, int resource, String canonical, int index, IssueList issues) {
        if (!canonical.startsWith(R4) && !ignoresUnknown) {
            String type = JsonMembers.resourceType(json, resource);
            issues.add(
                    Code.NOT_FOUND,
                    "The profile " + canonical + " is not available. Available are the guides "
                            + String.join(", ", registry.names())
                            + ". Claim a profile of one of them, put the FHIR package that has the profile into the"
                            + " directory of --profiles, or pass over such profiles with --unknown-profiles ignore",
                    type + ".meta.profile[" + index + "]");
        }
    }
}
