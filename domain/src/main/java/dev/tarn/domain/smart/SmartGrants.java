package dev.tarn.domain.smart;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the scopes of a token grant ({@code authorization.md} 3.6 to 3.9). A resource is admitted if one scope admits it.
 * Immutable.
 *
 * @param scopes those that grant something
 * @param unusable scopes with a filter that cannot be used; they grant nothing, and refusals name one of them
 * @param isFineGrained whether {@code user/} scopes are limited to the patients of the user
 * @param holder who holds the token, for what is bound to the holder, such as page tokens: the issuer and the subject
 */
public record SmartGrants(
        List<SmartScope> scopes, List<String> unusable, TokenSubject subject, boolean isFineGrained, String holder)
        implements Access {

    /** Grants nothing. */
    public static final SmartGrants NONE =
            new SmartGrants(List.of(), List.of(), new TokenSubject(Optional.empty(), Optional.empty()), false, "");

    /** More than any token needs; each costs work in every search. */
    private static final int MOST = 1_000;

    public SmartGrants {
        scopes = List.copyOf(scopes);
        unusable = List.copyOf(unusable);
    }

    /** {@return the grants of a token with these scopes} */
    public static SmartGrants of(
            List<String> scopes, ScopeVersions versions, TokenSubject subject, boolean isFineGrained, String holder) {
        List<SmartScope> granted = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (String text : scopes.subList(0, Math.min(MOST, scopes.size()))) {
            Optional<SmartScope> scope = SmartScope.parse(text, versions);
            scope.ifPresent(granted::add);
            if (scope.isEmpty() && versions.filters() && SmartScope.isFiltered(text)) {
                unusable.add(text);
            }
        }
        return new SmartGrants(granted, unusable, subject, isFineGrained, holder);
    }

    /** {@return the patients that a fine-grained user may see are those that refer to the user by this parameter} */
    public Optional<Restriction.RefersTo> panel() {
        return subject.user().filter(user -> isFineGrained).map(user -> {
            String parameter = user.type() == ResourceType.Practitioner ? "general-practitioner" : "link";
            return new Restriction.RefersTo(List.of(parameter), Set.of(user));
        });
    }

    /** {@return whether a scope grants one of these letters for some resources of a type} */
    public boolean allows(ResourceType type, Set<Letter> any) {
        return scopes.stream().anyMatch(scope -> scope.covers(type.name(), any) && !isVoid(scope));
    }

    /** {@return whether the status of asynchronous transactions may be read} */
    public boolean allowsTransactionStatus() {
        return scopes.stream()
                .anyMatch(scope -> scope.covers(SmartScope.TRANSACTION, Set.of(Letter.READ)) && !isVoid(scope));
    }

    private boolean isVoid(SmartScope scope) {
        return scope.context() == ScopeContext.PATIENT && subject.patient().isEmpty();
    }

    /** {@return whether a scope grants a letter for all resources of a type, whosever they are} */
    public boolean isWhole(ResourceType type, Letter letter) {
        return isWhole(type.name(), letter);
    }

    /** {@return whether a scope grants a letter for all resources of all types} */
    public boolean isWhole(Letter letter) {
        return isWhole(SmartScope.ANY, letter);
    }

    private boolean isWhole(String name, Letter letter) {
        return scopes.stream()
                .anyMatch(scope -> scope.covers(name, Set.of(letter))
                        && scope.filters().isEmpty()
                        && (scope.context() == ScopeContext.SYSTEM
                                || (scope.context() == ScopeContext.USER && !isFineGrained)));
    }

    /** {@return whether a {@code system/} scope without a filter grants a letter; for a type, or for all where there is none} */
    public boolean isSystemWide(Optional<ResourceType> type, Letter letter) {
        String name = type.map(ResourceType::name).orElse(SmartScope.ANY);
        return scopes.stream()
                .anyMatch(scope -> scope.context() == ScopeContext.SYSTEM
                        && scope.covers(name, Set.of(letter))
                        && scope.filters().isEmpty());
    }

    /** {@return whether a {@code system/} scope without a filter grants a letter for a type or for all} */
    public boolean hasSystemScope(Letter letter) {
        return scopes.stream()
                .anyMatch(scope -> scope.context() == ScopeContext.SYSTEM
                        && scope.letters().contains(letter)
                        && scope.filters().isEmpty());
    }

    /** {@return whether everything is granted: {@code system/*.cruds}} Operations without a rule of their own need it. */
    public boolean isEverything() {
        return Set.of(Letter.values()).stream().allMatch(letter -> isSystemWide(Optional.empty(), letter));
    }

    /** {@return whether a resource that does not exist is answered as one that is not admitted} Else ids could be probed. */
    public boolean hidesAbsence(ResourceAddress address, Letter letter) {
        boolean isOwn = subject.patient().filter(address::equals).isPresent();
        return !isOwn && !isWhole(address.type(), letter);
    }

    /**
     * {@return which resources of a type are admitted by one of these letters}
     *
     * @param panel the patients that {@link #panel()} finds; not read where access is not fine-grained
     */
    public Restriction restriction(ResourceType type, Set<Letter> any, Set<ResourceAddress> panel) {
        List<Restriction> admitted = new ArrayList<>();
        for (SmartScope scope : scopes) {
            for (Letter letter : any) {
                if (scope.covers(type.name(), Set.of(letter))) {
                    List<Restriction> all = new ArrayList<>();
                    all.add(context(scope.context(), type, letter, panel));
                    scope.filters().forEach(filter -> all.add(new Restriction.Filter(filter)));
                    admitted.add(Restriction.allOf(all));
                }
            }
        }
        return Restriction.anyOf(admitted);
    }

    private Restriction context(ScopeContext context, ResourceType type, Letter letter, Set<ResourceAddress> panel) {
        return switch (context) {
            case SYSTEM -> Restriction.ALL;
            case USER -> isFineGrained ? ofUser(type, letter, panel) : Restriction.ALL;
            case PATIENT ->
                subject.patient()
                        .map(patient -> belongsTo(type, letter, Set.of(patient)))
                        .orElse(Restriction.NONE);
        };
    }

    private Restriction ofUser(ResourceType type, Letter letter, Set<ResourceAddress> panel) {
        if (subject.user().isEmpty()) {
            return Restriction.NONE;
        }
        ResourceAddress user = subject.user().get();
        if (type == ResourceType.Patient && letter == Letter.CREATE && user.type() == ResourceType.Practitioner) {
            return new Restriction.RefersTo(List.of("general-practitioner"), Set.of(user));
        }
        return belongsTo(type, letter, panel);
    }

    private static Restriction belongsTo(ResourceType type, Letter letter, Set<ResourceAddress> patients) {
        return PatientClass.of(type) == PatientClass.SHARED
                ? Letter.SHOW.contains(letter) ? Restriction.ALL : Restriction.NONE
                : belongsTo(type, patients);
    }

    /** {@return which resources of a type belong to one of these patients; none of a type that patients share} */
    public static Restriction belongsTo(ResourceType type, Set<ResourceAddress> patients) {
        if (patients.isEmpty()) {
            return Restriction.NONE;
        }
        return switch (PatientClass.of(type)) {
            case PATIENT -> new Restriction.Is(patients);
            case REFERENCE -> new Restriction.RefersTo(PatientClass.parameters(type), patients);
            case TARGET -> new Restriction.TargetBelongsTo(patients);
            case SHARED, CLOSED -> Restriction.NONE;
        };
    }
}
