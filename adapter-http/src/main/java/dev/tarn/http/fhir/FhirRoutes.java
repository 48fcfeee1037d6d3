package dev.tarn.http.fhir;

import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.bundle.BundleHandler;
import dev.tarn.http.fhir.capability.CapabilityHandler;
import dev.tarn.http.fhir.export.ExportCancelHandler;
import dev.tarn.http.fhir.export.ExportFileHandler;
import dev.tarn.http.fhir.export.ExportStartHandler;
import dev.tarn.http.fhir.export.ExportStatusHandler;
import dev.tarn.http.fhir.history.HistoryHandler;
import dev.tarn.http.fhir.interaction.DeleteMatchesHandler;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.Interactions;
import dev.tarn.http.fhir.interaction.SingleHandler;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.fhir.search.EverythingHandler;
import dev.tarn.http.fhir.search.SearchHandler;
import dev.tarn.http.fhir.validation.ValidateHandler;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The routing table: maps a verb and a path shape to a handler. The CapabilityStatement is generated from the same
 * table.
 */
final class FhirRoutes {

    private final Map<PathShape, Map<Verb, Handler>> table = new EnumMap<>(PathShape.class);

    FhirRoutes(String version, Instant since) {
        Set<FhirInteraction> kinds = EnumSet.of(FhirInteraction.SEARCH_TYPE);
        kinds.addAll(HistoryHandler.KINDS);
        Interactions.all().forEach(interaction -> {
            kinds.add(interaction.kind());
            put(interaction.shape(), interaction.verb(), new SingleHandler<>(interaction));
        });
        put(PathShape.TYPE, Verb.DELETE, new DeleteMatchesHandler());
        SearchHandler.shapes().forEach((get, post) -> {
            put(get, Verb.GET, new SearchHandler(Verb.GET));
            put(post, Verb.POST, new SearchHandler(Verb.POST));
        });
        put(EverythingHandler.SHAPE, EverythingHandler.VERB, new EverythingHandler());
        ValidateHandler.SHAPES.forEach(shape -> put(shape, Verb.POST, new ValidateHandler()));
        put(PathShape.INSTANCE_VALIDATION, Verb.GET, new ValidateHandler());
        put(PathShape.EXPORT, Verb.GET, new ExportStartHandler(Verb.GET));
        put(PathShape.EXPORT, Verb.POST, new ExportStartHandler(Verb.POST));
        put(PathShape.EXPORT_JOB, Verb.GET, new ExportStatusHandler());
        put(PathShape.EXPORT_JOB, Verb.DELETE, new ExportCancelHandler());
        put(PathShape.EXPORT_FILE, Verb.GET, new ExportFileHandler());
        HistoryHandler.SHAPES.forEach(shape -> put(shape, HistoryHandler.VERB, new HistoryHandler()));
        put(PathShape.BASE, Verb.POST, new BundleHandler());
        put(PathShape.METADATA, Verb.GET, new CapabilityHandler(kinds, version, since));
    }

    private void put(PathShape shape, Verb verb, Handler handler) {
        table.computeIfAbsent(shape, unknown -> new EnumMap<>(Verb.class)).put(verb, handler);
    }

    /** {@return the handler for this verb and path shape} */
    Optional<Handler> find(PathShape shape, Verb verb) {
        @Nullable Map<Verb, Handler> verbs = table.get(shape);
        return verbs == null ? Optional.empty() : Optional.ofNullable(verbs.get(verb));
    }

    /** {@return the methods that such a path has, as the header {@code Allow} lists them} */
    String allowed(PathShape shape) {
        return table.getOrDefault(shape, Map.of()).keySet().stream()
                .map(verb -> verb == Verb.GET ? "GET, HEAD" : verb.name())
                .collect(Collectors.joining(", "));
    }
}
