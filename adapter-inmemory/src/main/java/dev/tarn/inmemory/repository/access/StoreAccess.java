package dev.tarn.inmemory.repository.access;

import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Letter;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.digest.Sha256;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.search.plan.Admission;
import dev.tarn.inmemory.repository.search.plan.ResourceCheck;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one request may do with the resources of one data store. Without grants every method admits everything at once, and
 * touches neither the index nor the store. Used by one thread.
 */
public final class StoreAccess implements Admission {

    /** Everything is admitted. */
    public static final StoreAccess ALL = new StoreAccess(Optional.empty());

    /** Patients of a user whose access is fine-grained. */
    private static final int MOST_PATIENTS = 10_000;

    private final Optional<Granted> granted;

    /** What the checks of one request need. */
    private record Granted(SmartGrants grants, ResourceStore store, ResourceCheck check, Set<ResourceAddress> panel) {}

    private StoreAccess(Optional<Granted> granted) {
        this.granted = granted;
    }

    /**
     * {@return the access that grants give to a request} The patients of a user whose access is fine-grained are found now: a request is
     * judged by the patients as they were before it.
     */
    public static StoreAccess of(SmartGrants grants, ResourceStore store, SearchIndex index, SearchDialect dialect) {
        ResourceCheck check = index.check(dialect);
        return new StoreAccess(Optional.of(new Granted(grants, store, check, panel(grants, check))));
    }

    private static Set<ResourceAddress> panel(SmartGrants grants, ResourceCheck check) {
        Optional<Restriction.RefersTo> panel = grants.panel();
        if (panel.isEmpty()) {
            return Set.of();
        }
        Set<ResourceAddress> patients = new HashSet<>(check.find(panel.get(), ResourceType.Patient, MOST_PATIENTS));
        grants.subject()
                .user()
                .filter(user -> user.type() == ResourceType.Patient)
                .ifPresent(patients::add);
        return patients;
    }

    @Override
    public boolean isUnrestricted() {
        return granted.isEmpty();
    }

    /** {@return whether a letter is granted for all resources of a type} */
    public boolean isWhole(ResourceType type, Letter letter) {
        return granted.map(access -> access.grants().isWhole(type, letter)).orElse(true);
    }

    /**
     * {@return a text that is the same for tokens of the same holder with the same grants; empty without grants} What is
     * kept between requests, such as page tokens, is bound to it.
     */
    public String holder() {
        return granted.map(access -> " " + digest(access.grants().toString())).orElse("");
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return the idempotency key that this request's holder, the issuer and subject of its token, shares with no other;
     * the same key without grants} Two users can have chosen the same key.
     */
    public IdempotencyKey ofHolder(IdempotencyKey key) {
        return granted.map(access -> bound(key, access.grants().holder())).orElse(key);
    }

    private static IdempotencyKey bound(IdempotencyKey key, String holder) {
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.digest().digest((key + " " + holder).getBytes(StandardCharsets.UTF_8)));
        return new IdempotencyKey(new UUID(digest.getLong(), digest.getLong()).toString());
    }

    /**
     * Refuses where no scope has the letter for the type.
     *
     * @throws InsufficientScope which names what was requested
     */
    public void require(ResourceType type, Letter letter) {
        granted.ifPresent(access -> {
            if (!access.grants().allows(type, Set.of(letter))) {
                throw refusal(access.grants(), "the letter " + letter.character() + " for " + type);
            }
        });
    }

    /** Refuses where no scope has one of the letters for the type. */
    public void requireAny(ResourceType type, Set<Letter> any) {
        granted.ifPresent(access -> {
            if (!access.grants().allows(type, any)) {
                require(
                        type,
                        any.contains(Letter.READ) ? Letter.READ : any.iterator().next());
            }
        });
    }

    /**
     * Refuses where the current version of a resource, or the last one before its deletion, is not admitted, so that its
     * other versions are not shown either.
     */
    public void requireHistory(ResourceAddress address, Supplier<Optional<ResourceVersion>> current, Set<Letter> any) {
        if (granted.isPresent()) {
            Optional<ResourceVersion> last = current.get().flatMap(this::lastLiving);
            if (last.isEmpty()) {
                requireVisibleAbsence(address, any);
            }
            last.ifPresent(version -> requireAdmitted(version, any));
        }
    }

    /** {@return whether the current version of a resource, or the last one before its deletion, is admitted} */
    public boolean admitsHistory(Optional<ResourceVersion> current, Set<Letter> any) {
        return current.flatMap(this::lastLiving)
                .filter(version -> admits(version, any))
                .isPresent();
    }

    /** Refuses where no scope without a filter has the letter for all types and all patients. */
    public void requireWhole(Letter letter) {
        granted.ifPresent(access -> {
            if (!access.grants().isWhole(letter)) {
                throw refusal(
                        access.grants(),
                        "the letter " + letter.character() + " for all types and patients, as system/*."
                                + letter.character() + " grants it");
            }
        });
    }

    private static InsufficientScope refusal(SmartGrants grants, String needed) {
        return InsufficientScope.needs(
                grants.unusable().isEmpty()
                        ? needed
                        : needed + ". InvalidScope: " + grants.unusable().get(0));
    }

    @Override
    public Restriction restriction(ResourceType type, Set<Letter> any) {
        return granted.map(access -> access.grants().restriction(type, any, access.panel()))
                .orElse(Restriction.ALL);
    }

    @Override
    public boolean admits(ResourceVersion version, Set<Letter> any) {
        return granted.isEmpty()
                || admits(granted.get(), version, any, granted.get().store()::read);
    }

    private static boolean admits(
            Granted access,
            ResourceVersion version,
            Set<Letter> any,
            Function<ResourceAddress, Optional<ResourceVersion>> reader) {
        Restriction restriction = access.grants().restriction(version.address().type(), any, access.panel());
        if (restriction.equals(Restriction.ALL) || restriction.equals(Restriction.NONE)) {
            return restriction.equals(Restriction.ALL);
        }
        SearchSource.SourceRow row = new SearchSource.SourceRow(0, version, created(access.store(), version));
        return access.check().admits(restriction, row, reader);
    }

    private static long created(ResourceStore store, ResourceVersion version) {
        return version.versionId() == 1
                ? version.lastUpdated().toEpochMilli()
                : store.read(version.address(), 1).orElse(version).lastUpdated().toEpochMilli();
    }

    /**
     * {@return the current version; refuses where it is not admitted}
     *
     * @throws InsufficientScope for a resource that is not admitted, and for one that does not exist or is deleted where
     *     another answer would tell which ids exist
     * @throws NotFound for a resource that never existed
     * @throws Gone for a resource that was deleted
     */
    public ResourceVersion living(ResourceAddress address, Optional<ResourceVersion> current, Set<Letter> any) {
        if (current.isEmpty() || current.get().isDeletion()) {
            requireVisibleAbsence(address, any);
        }
        ResourceVersion version = current.orElseThrow(() -> NotFound.of("Resource", address));
        if (version.isDeletion()) {
            throw Gone.of(version.address(), version.versionId());
        }
        requireAdmitted(version, any);
        return version;
    }

    /** Refuses where the absence of a resource must look like a resource that is not admitted. */
    public void requireVisibleAbsence(ResourceAddress address, Set<Letter> any) {
        granted.ifPresent(access -> {
            if (any.stream().allMatch(letter -> access.grants().hidesAbsence(address, letter))) {
                throw InsufficientScope.ofResource();
            }
        });
    }

    /** Refuses a version, which is no deletion, that is not admitted. */
    public void requireAdmitted(ResourceVersion version, Set<Letter> any) {
        if (!admits(version, any)) {
            throw InsufficientScope.ofResource();
        }
    }

    /**
     * Refuses a version that a request has written, where it is not admitted.
     *
     * @param reader reads what the request itself has written
     */
    public void requireWritten(
            ResourceVersion version, Letter letter, Function<ResourceAddress, Optional<ResourceVersion>> reader) {
        if (granted.isPresent() && !admits(granted.get(), version, Set.of(letter), reader)) {
            throw InsufficientScope.ofResource();
        }
    }

    /**
     * Refuses where the state of a resource before a write is not admitted. For a deleted resource that is its last version.
     *
     * @param current the current version; empty for a resource that never existed, which is always admitted
     */
    public void requireBefore(Optional<ResourceVersion> current, Letter letter) {
        if (granted.isPresent()) {
            current.flatMap(this::lastLiving).ifPresent(version -> requireAdmitted(version, Set.of(letter)));
        }
    }

    /** {@return the version, or the one before it where it is a deletion} */
    public Optional<ResourceVersion> lastLiving(ResourceVersion version) {
        return version.isDeletion()
                ? granted.flatMap(access -> access.store().read(version.address(), version.versionId() - 1))
                : Optional.of(version);
    }
}
