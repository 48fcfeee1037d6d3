package dev.tarn.app.bench.inner;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.BatchMark;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Batches of resources that nobody has seen before: the sample's, with ids that are new in each. */
@State(Scope.Thread)
public class Batches {

    /** How many resources a batch has. */
    static final int SIZE = 100;

    private static final JobId JOB = new JobId("0123456789abcdef0123456789abcdef");

    private long number;
    private List<AcceptedResource> batch = List.of();

    /** Makes the next one; that it takes a while does not count. */
    @Setup(Level.Invocation)
    public void next(SampleLines lines) {
        List<AcceptedResource> all = lines.accepted();
        long first = number++ * SIZE;
        AcceptedResource[] made = new AcceptedResource[SIZE];
        for (int i = 0; i < SIZE; i++) {
            AcceptedResource one = all.get((int) ((first + i) % all.size()));
            ResourceId id = new ResourceId(Long.toString(first + i));
            made[i] = new AcceptedResource(new ResourceAddress(one.address().type(), id), one.body());
        }
        batch = List.of(made);
    }

    List<AcceptedResource> batch() {
        return batch;
    }

    BatchMark mark() {
        return new BatchMark(JOB, number, 0);
    }
}
