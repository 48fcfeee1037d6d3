package dev.tarn.domain.search;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter;
import java.util.List;

/** What a match of a search fulfils. */
public sealed interface Criterion {

    /** Which kind of criterion this is, for exhaustive switches. */
    enum Kind {
        PARAMETER,
        CHAIN,
        REVERSE_CHAIN
    }

    Kind kind();

    /**
     * One parameter of the query. It has a definition for each type that is searched, in the order of the types.
     *
     * @param definitions one for each searched type: {@code _id} or {@code code} of two types differ in their expression
     * @param anyOf the values, of which one has to match (for {@link Modifier#NOT}: none); for {@link
     *     Modifier#MISSING} one {@link SearchValue.Missing}
     */
    record OnParameter(List<SearchParameter> definitions, Modifier modifier, List<SearchValue> anyOf)
            implements Criterion {

        public OnParameter {
            definitions = List.copyOf(definitions);
            anyOf = List.copyOf(anyOf);
        }

        @Override
        public Kind kind() {
            return Kind.PARAMETER;
        }
    }

    /**
     * A chain: the reference's target fulfils one of these, each of a type ({@code subject:Patient.name=peter} has one,
     * {@code subject.name=peter} one for each type of target that has the parameter).
     */
    record Chain(List<SearchParameter> references, List<OfType> targets) implements Criterion {

        public Chain {
            references = List.copyOf(references);
            targets = List.copyOf(targets);
        }

        @Override
        public Kind kind() {
            return Kind.CHAIN;
        }
    }

    /**
     * A reverse chain, {@code _has}: a resource refers to the match and fulfils the criterion.
     *
     * @param reference the parameter of {@code referrer}'s type that refers to the match
     */
    record ReverseChain(SearchParameter reference, OfType referrer) implements Criterion {

        @Override
        public Kind kind() {
            return Kind.REVERSE_CHAIN;
        }
    }

    /** A criterion on resources of one type. */
    record OfType(ResourceType type, Criterion criterion) {}
}
