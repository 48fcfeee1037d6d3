package dev.tarn.http.fhir.interaction;

import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every interaction with one resource; an entry of a bundle can ask for each of them too. */
public final class Interactions {

    private static final List<Interaction<?>> ALL = List.of(
            new Read(),
            new Update(),
            new Create(),
            new ReadVersion(),
            new Patch(),
            new Delete(),
            new UpdateMatch(),
            new DeleteMatch());

    private Interactions() {}

    /** {@return all of them} */
    public static List<Interaction<?>> all() {
        return ALL;
    }

    /** {@return the verbs that an entry of a bundle can have at such a path: {@code GET, PUT}} */
    public static String verbs(PathShape shape) {
        return switch (shape) {
            case HISTORY, TYPE_HISTORY, SYSTEM_HISTORY -> Verb.GET.name();
            default ->
                ALL.stream()
                        .filter(interaction -> interaction.shape() == shape)
                        .map(interaction -> interaction.verb().name())
                        .collect(Collectors.joining(", "));
        };
    }

    /** {@return the one that is asked by this verb at such a path} */
    public static Optional<Interaction<?>> find(PathShape shape, Verb verb) {
        for (Interaction<?> interaction : ALL) {
            if (interaction.shape() == shape && interaction.verb() == verb) {
                return Optional.of(interaction);
            }
        }
        return Optional.empty();
    }
}
