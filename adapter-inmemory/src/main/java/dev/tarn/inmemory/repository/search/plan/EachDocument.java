package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.SearchWork;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.function.Predicate;

/** Matches documents by the resources themselves, for elements that no search parameter indexes. Reads every candidate. */
record EachDocument(ResourceType type, SearchSource source, Predicate<SearchSource.SourceRow> condition)
        implements Matcher {

    @Override
    public long cost(Segment segment, SearchWork work) {
        return segment.docs();
    }

    @Override
    public DocSet match(Segment segment, SearchWork work) {
        return filter(segment, DocSet.all(segment.docs()), work);
    }

    @Override
    public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
        DocSet found = new DocSet(segment.docs());
        for (int doc = candidates.next(0); doc >= 0; doc = candidates.next(doc + 1)) {
            work.spend(1_000);
            if (source.read(type, segment.row(doc)).filter(condition).isPresent()) {
                found.add(doc);
            }
        }
        return found;
    }
}
