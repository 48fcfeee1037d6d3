package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.r4.R4;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.ClaimedProfiles;
import dev.tarn.inmemory.repository.validation.IssueList;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.fhirpath.MemberIndex;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Validates resources against the profiles in their {@code meta.profile}. Immutable and thread-safe. */
public final class ProfileClaims implements ClaimedProfiles {

    private static final byte[] PROFILE = "profile".getBytes(StandardCharsets.US_ASCII);

    /** A resource can claim any text; beyond these the registry is asked each time. */
    private static final int MOST_KNOWN = 1_000;

    /** The index of a profile that is not in {@code meta.profile}. */
    private static final int NOT_CLAIMED = -1;

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
        begin(new MemberIndex());
        claimed(profile).ifPresent(found -> check(json, resource, found, profile, NOT_CLAIMED, issues));
    }

    @Override
    public void begin(MemberIndex members) {
        walks.get().begin(members);
    }

    @Override
    public void check(byte[] json, int resource, int meta, IssueList issues) {
        int array = meta == 0 ? 0 : JsonMembers.find(json, meta, PROFILE);
        if (array == 0 || json[array] != '[') {
            return;
        }
        int at = JsonBytes.skipWhitespace(json, array + 1);
        for (int index = 0; json[at] != ']'; index++) {
            if (json[at] == '"') {
                check(json, resource, JsonMembers.text(json, at), index, issues);
            }
            at = JsonMembers.next(json, at);
        }
    }

    private void check(byte[] json, int resource, String canonical, int index, IssueList issues) {
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
        check(json, resource, profile, canonical, index, issues);
    }

    private void check(
            byte[] json, int resource, CompiledProfile profile, String canonical, int index, IssueList issues) {
        String type = JsonMembers.resourceType(json, resource);
        if (profile.type().equals(type)) {
            walks.get().check(json, resource, profile, issues);
        } else {
            otherType(canonical, profile.type(), type, index == NOT_CLAIMED ? type : location(type, index), issues);
        }
    }

    private static String location(String type, int index) {
        return type + ".meta.profile[" + index + "]";
    }

    /** R4's own definitions are no profiles of a guide: that of the type demands nothing more, others are passed over (T95). */
    private void unknown(byte[] json, int resource, String canonical, int index, IssueList issues) {
        String type = JsonMembers.resourceType(json, resource);
        if (canonical.startsWith(R4.DEFINITIONS)) {
            String name = Canonical.url(canonical).substring(R4.DEFINITIONS.length());
            if (!name.equals(type) && R4.types().findResource(name).isPresent()) {
                otherType(canonical, name, type, location(type, index), issues);
            }
        } else if (!ignoresUnknown) {
            issues.add(
                    Code.NOT_FOUND,
                    "The profile " + canonical + " is not available. Available are the guides "
                            + String.join(", ", registry.names())
                            + ". Claim a profile of one of them, put the FHIR package that has the profile into the"
                            + " directory of --profiles, or pass over such profiles with --unknown-profiles ignore",
                    location(type, index));
        }
    }

    private static void otherType(String canonical, String wanted, String type, String location, IssueList issues) {
        issues.add(
                Code.STRUCTURE,
                "The profile " + canonical + " is for the type " + wanted + ", not for " + type,
                location);
    }
}
