package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.search.catchup.SearchTypes;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.catchup.TypeView;
import dev.tarn.inmemory.repository.search.column.SearchWork;
import java.util.EnumMap;
import java.util.Map;

/** The segments that one search sees: those of a type do not change while it runs. Not thread-safe. */
public final class SearchView {

    private final SearchTypes types;
    private final SearchWork work = new SearchWork();
    private final Map<ResourceType, TypeView> views = new EnumMap<>(ResourceType.class);

    public SearchView(SearchTypes types) {
        this.types = types;
    }

    public TypeSchema schema(ResourceType type) {
        return types.schema(type);
    }

    public TypeView type(ResourceType type) {
        TypeView view = views.get(type);
        if (view == null) {
            long start = System.nanoTime();
            view = types.view(type);
            work.exclude(start);
            views.put(type, view);
        }
        return view;
    }

    String localBase() {
        return types.localBase();
    }

    public SearchWork work() {
        return work;
    }
}
