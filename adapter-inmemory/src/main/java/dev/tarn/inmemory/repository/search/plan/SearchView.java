package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Prefix;
import dev.tarn.domain.search.SearchValue;
import dev.tarn.domain.smart.Letter;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.inmemory.repository.search.catchup.NeededParameters;
import dev.tarn.inmemory.repository.search.catchup.SearchTypes;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.catchup.TypeView;
import dev.tarn.inmemory.repository.search.column.SearchWork;
import dev.tarn.inmemory.repository.search.column.TermCode;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The segments that one search sees: those of a type do not change while it runs. Not thread-safe. */
public final class SearchView {

    private final SearchTypes types;
    private final Optional<Instant> visible;
    private final Admission admission;
    private final SearchWork work;
    private final NeededParameters needed;
    private final Map<ResourceType, TypeView> views = new EnumMap<>(ResourceType.class);

    /**
     * A view.
     *
     * @param visible when the resources of chains and includes were last written at the latest; empty for no limit
     * @param mayBlock whether the search may block
     * @param admission which resources may be looked at
     * @param needed the parameters that the search is known to need; {@link #number} adds to them
     */
    public SearchView(
            SearchTypes types,
            Optional<Instant> visible,
            boolean mayBlock,
            Admission admission,
            NeededParameters needed) {
        this.types = types;
        this.visible = visible;
        this.work = new SearchWork(mayBlock);
        this.admission = admission;
        this.needed = needed;
    }

    /**
     * {@return the parameters of a type}
     *
     * @throws dev.tarn.ports.fhir.WouldBlock if they have yet to be compiled, and the search must not block
     */
    public TypeSchema schema(ResourceType type) {
        return types.schema(type, work.mayBlock());
    }

    /** {@return the number of a parameter that the search reads in the index of a type} */
    int number(ResourceType type, String code) {
        int number = schema(type).number(code);
        needed.add(type, number);
        return number;
    }

    /** {@return the column of a parameter's values that the search reads in the index of a type} */
    int column(ResourceType type, String code) {
        return TermCode.column(number(type, code), TermCode.Part.VALUE);
    }

    /** {@return the segments of a type} They may lack parameters that {@link #number} was not asked for before. */
    public TypeView type(ResourceType type) {
        TypeView view = views.get(type);
        if (view == null) {
            long start = System.nanoTime();
            view = types.view(type, needed, work.mayBlock());
            work.exclude(start);
            views.put(type, view);
        }
        return view;
    }

    /** {@return whether a version may be followed or included} */
    boolean shows(ResourceVersion version) {
        return visible.isEmpty() || !version.lastUpdated().isAfter(visible.get());
    }

    /** {@return whether a version may be included} */
    boolean admits(ResourceVersion version) {
        return admission.admits(version, Letter.SHOW);
    }

    /** {@return which resources of a type may be found and followed} */
    Restriction restriction(ResourceType type) {
        return admission.restriction(type, Set.of(Letter.SEARCH));
    }

    /** {@return the condition of resources that may be followed, as a value of {@code _lastUpdated}; empty for no limit} */
    Optional<SearchValue.Date> limit() {
        return visible.map(time -> new SearchValue.Date(Prefix.LE, time, time.plusMillis(1)));
    }

    String localBase() {
        return types.localBase();
    }

    public SearchWork work() {
        return work;
    }
}
