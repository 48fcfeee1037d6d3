package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of {@code $everything}. {@code start} and {@code end} limit the date of care, which each type has in an
 * element of its own; a type or a resource without one is not limited ({@code data-plane.md} 3.7).
 *
 * @param types the types that are shown; empty for all
 * @param since the earliest time of the last change
 * @param care the parameters that limit the date of care, without their name
 */
record EverythingFilter(Set<ResourceType> types, Optional<Instant> since, List<String> care, int count) {

    private static final int MOST = 100;
    private static final Set<String> KNOWN = Set.of("start", "end", "_since", "since", "_type", "_count");

    static EverythingFilter of(List<QueryParameter> parameters) {
        Map<String, String> values = new HashMap<>();
        for (QueryParameter parameter : parameters) {
            String name = parameter.name().equals("since") ? "_since" : parameter.name();
            if (!KNOWN.contains(name)) {
                throw new Invalid("Parameter '" + shown(name)
                        + "' is unknown to $everything; it takes start, end, _since," + " _type, _count");
            }
            if (values.put(name, parameter.value()) != null) {
                throw new Invalid("Parameter " + name + " can be given once");
            }
        }
        List<String> care = new ArrayList<>();
        Optional.ofNullable(values.get("start")).ifPresent(date -> care.add("ge" + date));
        Optional.ofNullable(values.get("end")).ifPresent(date -> care.add("le" + date));
        return new EverythingFilter(
                types(Optional.ofNullable(values.get("_type"))),
                Optional.ofNullable(values.get("_since")).map(EverythingFilter::instant),
                List.copyOf(care),
                Optional.ofNullable(values.get("_count"))
                        .map(EverythingFilter::count)
                        .orElse(MOST));
    }

    /** {@return the types of the patient's compartment that are searched, other than Patient} */
    List<ResourceType> compartmentTypes() {
        List<ResourceType> found = new ArrayList<>();
        for (String name : R4.compartments().types(ResourceType.Patient.name())) {
            ResourceType.find(name).filter(type -> type != ResourceType.Patient).ifPresent(found::add);
        }
        return found;
    }

    /** {@return the searches that together find what is shown of a type, and what it refers to} */
    List<List<QueryParameter>> searches(ResourceType type) {
        QueryParameter all = new QueryParameter("_include", "*");
        QueryParameter most = new QueryParameter("_count", String.valueOf(MOST));
        Optional<String> date = CareDate.parameter(type);
        if (care.isEmpty() || date.isEmpty()) {
            return List.of(List.of(all, most));
        }
        List<QueryParameter> within = new ArrayList<>(List.of(all, most));
        care.forEach(limit -> within.add(new QueryParameter(date.get(), limit)));
        return List.of(within, List.of(all, most, new QueryParameter(date.get() + ":missing", "true")));
    }

    boolean shows(ResourceVersion version) {
        return (types.isEmpty() || types.contains(version.address().type()))
                && since.map(time -> !version.lastUpdated().isBefore(time)).orElse(true);
    }

    private static Set<ResourceType> types(Optional<String> text) {
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        for (String name : text.map(list -> list.split(",", -1)).orElse(new String[0])) {
            types.add(ResourceType.find(name.strip())
                    .orElseThrow(() -> new Invalid("Parameter _type: '" + shown(name)
                            + "' is no resource type; it takes types separated by commas, as Observation,Condition")));
        }
        return types;
    }

    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new Invalid("Parameter _since: '" + shown(text)
                    + "' is no instant; it takes a date and time with a zone, as 2024-01-31T12:00:00Z, or a date");
        }
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other count that is not accepted.
        }
        throw new Invalid(
                "Parameter _count: '" + shown(text) + "' is not accepted; it takes a number from 1 to " + MOST);
    }

    private static String shown(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "...";
    }
}
