package dev.tarn.ports.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import java.util.Optional;

/** Which jobs of a data store to list, and from where. */
public record ListJobsRequest(
        DatastoreId datastoreId, JobFilter filter, Optional<PageSize> pageSize, Optional<PageToken> pageToken) {

    /** {@return the first page of all jobs of the data store} */
    public static ListJobsRequest of(DatastoreId datastoreId) {
        return new ListJobsRequest(datastoreId, JobFilter.ANY, Optional.empty(), Optional.empty());
    }

    /** {@return this, with only the jobs that pass} */
    public ListJobsRequest filtered(JobFilter value) {
        return new ListJobsRequest(datastoreId, value, pageSize, pageToken);
    }

    /** {@return this in pages of so many} */
    public ListJobsRequest pagesOf(int size) {
        return new ListJobsRequest(datastoreId, filter, Optional.of(new PageSize(size)), pageToken);
    }

    /** {@return this from where another page ended} */
    public ListJobsRequest from(PageToken token) {
        return new ListJobsRequest(datastoreId, filter, pageSize, Optional.of(token));
    }
}
