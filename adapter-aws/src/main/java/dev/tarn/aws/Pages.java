package dev.tarn.aws;

import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.paging.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts pages between domain and SDK. */
final class Pages {

    private Pages() {}

    static <A, T> Page<T> read(List<A> items, Function<A, T> reader, @Nullable String nextToken) {
        return new Page<>(items.stream().map(reader).toList(), SdkAnswer.text(nextToken, PageToken::new));
    }
}
