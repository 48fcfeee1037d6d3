package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.inmemory.repository.search.column.SegmentBuilder;
import dev.tarn.inmemory.repository.search.column.TermCode;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import dev.tarn.inmemory.repository.store.SearchSource.SourceRow;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The search parameters of one type by their numbers, and their extractor. Immutable, thread-safe. */
public final class TypeSchema {

    private final ResourceType type;
    private final List<SearchParameter> parameters;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final ResourceExtractor extractor;
    /** Null where all parameters are indexed. */
    private final @Nullable BitSet indexed;

    /**
     * A schema.
     *
     * @param localBase what the path of the data store's own URLs ends with
     * @param indexed the numbers of the parameters that are indexed, which must not change any more; null for all
     */
    TypeSchema(ResourceType type, List<SearchParameter> parameters, String localBase, @Nullable BitSet indexed) {
        this.type = type;
        this.parameters = List.copyOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            numbers.put(parameters.get(i).code(), i);
        }
        this.indexed = indexed;
        this.extractor = new ResourceExtractor(
                type.name(), this.parameters, localBase, number -> indexed == null || indexed.get(number));
    }

    /**
     * {@return a schema in which only these parameters are indexed, under the same numbers}
     *
     * @param only must not change any more
     */
    TypeSchema only(BitSet only, String localBase) {
        return new TypeSchema(type, parameters, localBase, only);
    }

    public ResourceType type() {
        return type;
    }

    public List<SearchParameter> parameters() {
        return parameters;
    }

    public ResourceExtractor extractor() {
        return extractor;
    }

    /**
     * {@return the number of a parameter}
     *
     * @throws IllegalArgumentException for a parameter that is not in the registry
     */
    public int number(String code) {
        Integer number = numbers.get(code);
        if (number == null) {
            throw new IllegalArgumentException(type + " has no search parameter " + code);
        }
        return number;
    }

    /** {@return a number that changes with the search parameters, so that files made by others are not used} */
    int digest() {
        CRC32C digest = new CRC32C();
        for (SearchParameter parameter : parameters) {
            // Not the whole record: the order of a set of targets differs from process to process.
            String text = parameter.code()
                    + '\n'
                    + parameter.type()
                    + '\n'
                    + parameter.expression()
                    + '\n'
                    + parameter.components()
                    + '\n';
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return (int) digest.getValue();
    }

    /** {@return a builder of segments of this type} */
    public SegmentBuilder builder() {
        return new SegmentBuilder(TermCode.column(parameters.size(), TermCode.Part.VALUE), indexed);
    }

    /** Adds a row with its values. */
    public void add(SourceRow row, SegmentBuilder builder) {
        builder.document(row.row(), row.version().versionId());
        extractor.extract(row.version().body().content(), builder::add);
        addInstant("_lastUpdated", row.version().lastUpdated().toEpochMilli(), builder);
        addInstant("createdAt", row.created(), builder);
    }

    private void addInstant(String code, long milliseconds, SegmentBuilder builder) {
        int number = number(code);
        if (indexed == null || indexed.get(number)) {
            builder.add(number, new ElementValue.Span(milliseconds, milliseconds + 1));
        }
    }
}
