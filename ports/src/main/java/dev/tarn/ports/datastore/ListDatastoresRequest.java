package dev.tarn.ports.datastore;

import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import java.util.Optional;

/** A filter and a page of a list of data stores. */
public record ListDatastoresRequest(
        DatastoreFilter filter, Optional<PageSize> pageSize, Optional<PageToken> pageToken) {

    /** {@return the first page of all data stores} */
    public static ListDatastoresRequest all() {
        return of(DatastoreFilter.ANY);
    }

    /** {@return the first page of the data stores that pass the filter} */
    public static ListDatastoresRequest of(DatastoreFilter filter) {
        return new ListDatastoresRequest(filter, Optional.empty(), Optional.empty());
    }

    /** {@return this in pages of so many} */
    public ListDatastoresRequest pagesOf(int size) {
        return new ListDatastoresRequest(filter, Optional.of(new PageSize(size)), pageToken);
    }

    /** {@return this from where another page ended} */
    public ListDatastoresRequest from(PageToken token) {
        return new ListDatastoresRequest(filter, pageSize, Optional.of(token));
    }
}
