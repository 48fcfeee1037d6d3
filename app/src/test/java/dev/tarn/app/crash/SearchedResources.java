package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Observations that transactions change, and what searches must find of them. */
final class SearchedResources {

    private static final List<String> STATUSES = List.of("final", "amended", "preliminary");
    private static final int IN_A_TRANSACTION = 100;

    private final Caller caller;
    private final KnownStore store;
    private final SplittableRandom random;
    private final int[] status;
    private int transactions;

    /** What the last transaction changes, if it was not answered. */
    private final BitSet unanswered = new BitSet();

    private int unansweredStatus;

    SearchedResources(Caller caller, KnownStore store, int count, SplittableRandom random) {
        this.caller = caller;
        this.store = store;
        this.random = random;
        this.status = new int[count];
    }

    KnownStore store() {
        return store;
    }

    /** Writes each once. */
    void fill() throws Unanswered {
        for (int first = 0; first < status.length; first += IN_A_TRANSACTION) {
            BitSet written = new BitSet();
            written.set(first, Math.min(status.length, first + IN_A_TRANSACTION));
            write(written, random.nextInt(STATUSES.size()));
        }
    }

    /** Writes some with another status. */
    void change() throws Unanswered {
        BitSet changed = new BitSet();
        for (int i = 0; i < IN_A_TRANSACTION; i++) {
            changed.set(random.nextInt(status.length));
        }
        write(changed, random.nextInt(STATUSES.size()));
    }

    private void write(BitSet written, int newStatus) throws Unanswered {
        transactions++;
        unanswered.or(written);
        unansweredStatus = newStatus;
        caller.fhir(store.id(), "POST", "", bundle(written, newStatus).toString())
                .expect(200);
        done();
    }

    private void done() {
        unanswered.stream().forEach(i -> status[i] = unansweredStatus);
        unanswered.clear();
    }

    private ObjectNode bundle(BitSet written, int newStatus) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        written.stream().forEach(i -> {
            ObjectNode entry = entries.addObject();
            ObjectNode resource = entry.putObject("resource");
            resource.put("resourceType", "Observation").put("id", "o" + i).put("status", STATUSES.get(newStatus));
            resource.putArray("identifier").addObject().put("value", "t" + transactions);
            entry.putObject("request").put("method", "PUT").put("url", "Observation/o" + i);
        });
        return bundle;
    }

    /** Finds out whether the transaction that was not answered was done. */
    void settle() throws Unanswered {
        if (!unanswered.isEmpty()) {
            String value = caller.fhir(store.id(), "GET", "Observation/o" + unanswered.nextSetBit(0))
                    .expect(200)
                    .json()
                    .at("/identifier/0/value")
                    .asText();
            if (value.equals("t" + transactions)) {
                done();
            }
            unanswered.clear();
        }
    }

    /** Checks that searches find each resource by its status, and by no other. */
    void check() throws Unanswered {
        for (int i = 0; i < STATUSES.size(); i++) {
            int wanted = i;
            long count = Arrays.stream(status).filter(s -> s == wanted).count();
            assertThat(total("Observation?status=" + STATUSES.get(i)))
                    .as("found by the status %s", STATUSES.get(i))
                    .isEqualTo(count);
        }
    }

    private long total(String search) throws Unanswered {
        return caller.fhir(store.id(), "GET", search + "&_total=accurate&_count=1")
                .expect(200)
                .json()
                .path("total")
                .asLong(-1);
    }
}
