package dev.tarn.inmemory.repository.search;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.Prefix;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SearchValue;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers searches by looking at every resource, value by value, as the definitions of FHIR R4 have it. */
final class ScanningModel {

    private static final Map<String, ResourceExtractor> EXTRACTORS = new ConcurrentHashMap<>();

    private final Map<String, ResourceVersion> resources;
    private final SearchDialect dialect;

    /**
     * A model.
     *
     * @param resources the current versions by {@code Type/id}
     */
    ScanningModel(Map<String, ResourceVersion> resources, SearchDialect dialect) {
        this.resources = resources;
        this.dialect = dialect;
    }

    /** {@return the ids of the matches} */
    List<String> matches(SearchQuery query) {
        List<String> ids = new ArrayList<>();
        for (ResourceVersion version : of(query.types().get(0).name())) {
            if (query.criteria().stream().allMatch(criterion -> fulfils(criterion, version))) {
                ids.add(version.address().id().value());
            }
        }
        return ids;
    }

    private List<ResourceVersion> of(String type) {
        return resources.values().stream()
                .filter(version -> version.address().type().name().equals(type))
                .toList();
    }

    private boolean fulfils(Criterion criterion, ResourceVersion version) {
        if (criterion instanceof Criterion.Chain chain) {
            return values(chain.references().get(0), version).stream()
                    .anyMatch(value -> value instanceof ElementValue.Link link
                            && chain.targets().stream().anyMatch(target -> isTarget(link, target)));
        }
        if (criterion instanceof Criterion.ReverseChain chain) {
            return of(chain.referrer().type().name()).stream()
                    .anyMatch(referrer -> fulfils(chain.referrer().criterion(), referrer)
                            && values(chain.reference(), referrer).stream()
                                    .anyMatch(value -> value instanceof ElementValue.Link link
                                            && (link.type() + "/" + link.id())
                                                    .equals(version.address().toString())));
        }
        Criterion.OnParameter parameter = (Criterion.OnParameter) criterion;
        List<ElementValue> values = values(parameter.definitions().get(0), version);
        if (parameter.modifier() == Modifier.MISSING) {
            return ((SearchValue.Missing) parameter.anyOf().get(0)).missing() == values.isEmpty();
        }
        boolean any = parameter.anyOf().stream()
                .anyMatch(wanted -> values.stream().anyMatch(value -> matches(wanted, parameter.modifier(), value)));
        return any != (parameter.modifier() == Modifier.NOT);
    }

    private boolean isTarget(ElementValue.Link link, Criterion.OfType target) {
        return link.type().equals(target.type().name())
                && Optional.ofNullable(resources.get(link.type() + "/" + link.id()))
                        .filter(found -> fulfils(target.criterion(), found))
                        .isPresent();
    }

    private static List<ElementValue> values(SearchParameter parameter, ResourceVersion version) {
        List<ElementValue> values = new ArrayList<>();
        if (parameter.code().equals("_lastUpdated")) {
            long time = version.lastUpdated().toEpochMilli();
            values.add(new ElementValue.Span(time, time + 1));
        }
        EXTRACTORS
                .computeIfAbsent(
                        version.address().type() + " " + parameter.code(),
                        key -> new ResourceExtractor(version.address().type().name(), List.of(parameter), "/none/"))
                .extract(version.body().content(), (number, value) -> values.add(value));
        return values;
    }

    private boolean matches(SearchValue wanted, Modifier modifier, ElementValue value) {
        if (wanted instanceof SearchValue.Token token) {
            return modifier == Modifier.TEXT
                    ? value instanceof ElementValue.CodeText text
                            && isText(token.code().orElse(""), Modifier.NONE, text.text())
                    : value instanceof ElementValue.Code code && isToken(token, code);
        }
        if (wanted instanceof SearchValue.Text text) {
            return value instanceof ElementValue.Text found && isText(text.text(), modifier, found.text());
        }
        if (wanted instanceof SearchValue.Reference reference) {
            return value instanceof ElementValue.Link link
                    && reference.url().isEmpty()
                    && link.id().equals(reference.id())
                    && reference.type().map(link.type()::equals).orElse(true);
        }
        if (wanted instanceof SearchValue.Decimal number) {
            return value instanceof ElementValue.Amount amount && isNumber(number, amount);
        }
        if (wanted instanceof SearchValue.Quantity quantity) {
            return value instanceof ElementValue.Amount amount
                    && isNumber(quantity.number(), amount)
                    && isUnit(quantity.unit(), amount);
        }
        if (wanted instanceof SearchValue.Date date) {
            return value instanceof ElementValue.Span span && isDate(date, span);
        }
        SearchValue.Composite composite = (SearchValue.Composite) wanted;
        ElementValue.Composite found = (ElementValue.Composite) value;
        for (int i = 0; i < composite.components().size(); i++) {
            if (!matches(
                    composite.components().get(i),
                    Modifier.NONE,
                    found.components().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(SearchValue.Token token, ElementValue.Code code) {
        String system = code.system() == null ? "" : code.system();
        return token.code().map(code.code()::equals).orElse(true)
                && token.system()
                        .map(wanted -> (code.systemImplied() && token.code().isPresent()) || wanted.equals(system))
                        .orElse(true);
    }

    private boolean isText(String wanted, Modifier modifier, String text) {
        if (modifier == Modifier.EXACT) {
            return text.equals(wanted);
        }
        String in = dialect == SearchDialect.FHIR ? folded(text) : text;
        String part = dialect == SearchDialect.FHIR ? folded(wanted) : wanted;
        return modifier == Modifier.CONTAINS ? in.contains(part) : in.startsWith(part);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[\u0300-\u036f]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isUnit(SearchValue.Token unit, ElementValue.Amount amount) {
        String code = unit.code().orElse("");
        if (unit.system().orElse("").isEmpty()) {
            return code.isEmpty() || code.equals(amount.code()) || code.equals(amount.unit());
        }
        return unit.system().get().equals(amount.system()) && (code.isEmpty() || code.equals(amount.code()));
    }

    private static boolean isNumber(SearchValue.Decimal wanted, ElementValue.Amount amount) {
        BigDecimal low = amount.low();
        BigDecimal high = amount.high();
        boolean range = low == null || high == null || low.compareTo(high) != 0;
        boolean equal = low != null
                && high != null
                && low.compareTo(wanted.low()) >= 0
                && (range ? high.compareTo(wanted.high()) <= 0 : high.compareTo(wanted.high()) < 0);
        return switch (wanted.prefix()) {
            case EQ -> equal;
            case NE -> !equal;
            case GT -> high == null || high.compareTo(wanted.value()) > 0;
            case GE -> high == null || high.compareTo(wanted.value()) >= 0;
            case LT -> low == null || low.compareTo(wanted.value()) < 0;
            case LE -> low == null || low.compareTo(wanted.value()) <= 0;
            case SA -> low != null && low.compareTo(wanted.high()) > 0;
            case EB -> high != null && high.compareTo(wanted.low()) < 0;
            case AP -> throw new AssertionError("not asked");
        };
    }

    private static boolean isDate(SearchValue.Date wanted, ElementValue.Span span) {
        long from = wanted.from().toEpochMilli();
        long until = wanted.until().toEpochMilli();
        boolean equal = from <= span.from() && span.until() <= until;
        boolean above = span.until() > until;
        boolean below = span.from() < from;
        if (wanted.prefix() == Prefix.AP) {
            throw new AssertionError("not asked");
        }
        return switch (wanted.prefix()) {
            case EQ, AP -> equal;
            case NE -> !equal;
            case GT -> above;
            case LT -> below;
            case GE -> above || equal;
            case LE -> below || equal;
            case SA -> span.from() >= until;
            case EB -> span.until() <= from;
        };
    }
}
