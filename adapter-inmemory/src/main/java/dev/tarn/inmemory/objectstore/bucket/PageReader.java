package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.inmemory.objectstore.KeyOrder;
import dev.tarn.inmemory.objectstore.ObjectPaths;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectPage;
import dev.tarn.ports.bucket.ObjectQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one page of the keys of a bucket. */
final class PageReader {

    private final ObjectFiles files;
    private final ObjectQuery query;
    private final KeyWalk walk;
    private final List<ObjectHead> objects = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String last = "";

    private PageReader(ObjectPaths paths, ObjectFiles files, ObjectQuery query) {
        this.files = files;
        this.query = query;
        this.walk = new KeyWalk(paths, query.bucket(), query.prefix(), query.after(), query.most() + 1);
    }

    static ObjectPage read(ObjectPaths paths, ObjectFiles files, ObjectQuery query) throws IOException {
        return query.most() == 0
                ? new ObjectPage(List.of(), List.of(), false, "")
                : new PageReader(paths, files, query).read();
    }

    private ObjectPage read() throws IOException {
        for (Optional<KeyWalk.Found> found = walk.next(); found.isPresent(); found = walk.next()) {
            String key = found.get().uri().key();
            Optional<String> common = commonPrefix(key);
            boolean known = common.filter(this::isKnown).isPresent();
            if (!known && objects.size() + prefixes.size() == query.most()) {
                return new ObjectPage(objects, prefixes, true, last);
            }
            if (common.isEmpty()) {
                Optional<ObjectHead> head =
                        files.head(found.get().uri(), found.get().path());
                head.ifPresent(objects::add);
                last = head.isPresent() ? key : last;
            } else {
                if (!known) {
                    prefixes.add(common.get());
                    last = common.get();
                }
                if (query.delimiter().equals("/")) {
                    walk.skip(common.get());
                }
            }
        }
        return new ObjectPage(objects, prefixes, false, last);
    }

    private Optional<String> commonPrefix(String key) {
        int at = query.delimiter().isEmpty()
                ? -1
                : key.indexOf(query.delimiter(), query.prefix().length());
        return at < 0
                ? Optional.empty()
                : Optional.of(key.substring(0, at + query.delimiter().length()));
    }

    /** A common prefix is in the page that it begins in, and in no later one. */
    private boolean isKnown(String common) {
        return KeyOrder.INSTANCE.compare(common, query.after()) <= 0
                || (!prefixes.isEmpty() && prefixes.get(prefixes.size() - 1).equals(common));
    }
}
