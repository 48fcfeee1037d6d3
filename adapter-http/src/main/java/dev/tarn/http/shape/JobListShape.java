package dev.tarn.http.shape;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import dev.tarn.ports.job.JobFilter;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What the lists of import and of export jobs have in common: all of the request, and the page. */
public final class JobListShape {

    private static final Shape<JobStatus> STATUS = Shapes.word(JobStatus.WORDS);

    private JobListShape() {}

    /** Reads the request. */
    public static ListJobsRequest read(Members request) {
        Optional<DatastoreId> datastoreId = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<PageToken> token = request.optional("NextToken", ScalarShapes.NEXT_TOKEN);
        Optional<PageSize> size = request.optional("MaxResults", ScalarShapes.MAX_RESULTS);
        Optional<JobName> name = request.optional("JobName", ScalarShapes.JOB_NAME);
        Optional<JobStatus> status = request.optional("JobStatus", STATUS);
        Optional<Instant> before = request.optional("SubmittedBefore", Shapes.TIME);
        Optional<Instant> after = request.optional("SubmittedAfter", Shapes.TIME);
        return request.complete(() -> new ListJobsRequest(
                datastoreId.orElseThrow(), new JobFilter(name, status, before, after), size, token));
    }

    /** Writes a page, its items under this name. */
    public static <J extends Job<J>> void write(String name, Page<J> page, AnswerWriter out, Consumer<J> job) {
        out.objects(name, page.items(), job);
        out.text("NextToken", page.next());
    }
}
