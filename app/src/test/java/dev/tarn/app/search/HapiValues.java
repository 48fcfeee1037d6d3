package dev.tarn.app.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.fhirpath.IFhirPath;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Timing;

/** The values of search parameters as HAPI's FHIRPath engine finds them, read from HAPI's own model. */
final class HapiValues {

    private static final Pattern RESOLVE = Pattern.compile("\\.where\\(resolve\\(\\) is (\\w+)\\)");
    private static final Pattern AS = Pattern.compile("\\(([\\w.]+) as (\\w+)\\)");
    private static final Pattern LITERAL =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/([A-Za-z0-9.-]{1,64}))?");

    private static final String RESOURCE = "%resource.";

    private final IFhirPath fhirPath;
    private final Map<String, IFhirPath.IParsedExpression> expressions = new HashMap<>();

    HapiValues(FhirContext context) {
        // Without the definitions of all profiles, which take 10 s to load and which these expressions do not need.
        context.setValidationSupport(new NoProfiles(context));
        this.fhirPath = context.newFhirPath();
    }

    /** {@return the values of a parameter} */
    List<ElementValue> of(SearchParameter parameter, Base resource) {
        if (parameter.type() != SearchParameterType.COMPOSITE) {
            return values(resource, parameter.expression(), parameter.type());
        }
        List<ElementValue> values = new ArrayList<>();
        for (Base element : elements(resource, parameter.expression())) {
            combinations(parameter, element, resource)
                    .forEach(combination -> values.add(new ElementValue.Composite(combination)));
        }
        return values;
    }

    private List<List<ElementValue>> combinations(SearchParameter composite, Base element, Base resource) {
        List<List<ElementValue>> combinations = List.of(List.of());
        for (SearchParameter.Component component : composite.components()) {
            boolean ofResource = component.expression().startsWith(RESOURCE);
            List<ElementValue> found = ofResource
                    ? values(resource, component.expression().substring(RESOURCE.length()), component.type())
                    : values(element, component.expression(), component.type());
            found.removeIf(value -> value instanceof ElementValue.CodeText);
            List<List<ElementValue>> product = new ArrayList<>();
            for (List<ElementValue> combination : combinations) {
                for (ElementValue value : found) {
                    List<ElementValue> longer = new ArrayList<>(combination);
                    longer.add(value);
                    product.add(longer);
                }
            }
            combinations = product;
        }
        return combinations;
    }

    private List<ElementValue> values(Base base, String expression, SearchParameterType type) {
        List<ElementValue> values = new ArrayList<>();
        elements(base, expression).forEach(element -> values.addAll(values(type, element)));
        return values;
    }

    /** {@return the elements of an expression, by what each of its alternatives means in R4} */
    private List<Base> elements(Base base, String expression) {
        List<Base> elements = new ArrayList<>();
        for (String alternative : List.of(expression.split(" \\| ", -1))) {
            Matcher resolve = RESOLVE.matcher(alternative);
            Optional<String> target = resolve.find() ? Optional.of(resolve.group(1)) : Optional.empty();
            for (Base element : fhirPath.evaluate(base, parsed(alternative), Base.class)) {
                if (target.isEmpty() || isReferenceTo(target.get(), element)) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private IFhirPath.IParsedExpression parsed(String alternative) {
        return expressions.computeIfAbsent(alternative, published -> {
            String expression = AS.matcher(published.strip()).replaceAll("$1.ofType($2)");
            expression = expression.replaceAll("\\.as\\((\\w+)\\)", ".ofType($1)");
            try {
                return fhirPath.parse(RESOLVE.matcher(expression).replaceAll(""));
            } catch (Exception e) {
                throw new IllegalArgumentException("HAPI cannot parse " + expression, e);
            }
        });
    }

    private static boolean isReferenceTo(String type, Base value) {
        String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
        return text != null
                && Pattern.compile("(^|/)" + type + "[/?]").matcher(text).find();
    }

    private static List<ElementValue> values(SearchParameterType type, Base value) {
        List<ElementValue> found = new ArrayList<>();
        switch (type) {
            case TOKEN -> token(value, found);
            case STRING -> string(value, found);
            case REFERENCE -> reference(value, found);
            case URI -> found.add(new ElementValue.Uri(value.primitiveValue()));
            case NUMBER, QUANTITY -> amount(value, found);
            case DATE -> span(value).ifPresent(found::add);
            case COMPOSITE, SPECIAL -> {}
        }
        return found;
    }

    private static void token(Base value, List<ElementValue> found) {
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> coding(coding, found));
            text(concept.getText(), found);
        } else if (value instanceof Coding coding) {
            coding(coding, found);
        } else if (value instanceof Identifier identifier) {
            if (identifier.hasSystem() || identifier.hasValue()) {
                found.add(code(identifier));
            }
            text(identifier.getType().getText(), found);
        } else if (value instanceof ContactPoint contact) {
            if (contact.hasValue()) {
                found.add(new ElementValue.Code(contact.getValue(), null, contact.hasSystem()));
            }
        } else if (value instanceof PrimitiveType<?> || value instanceof BooleanType) {
            found.add(new ElementValue.Code(value.primitiveValue(), null, true));
        }
    }

    private static ElementValue.Code code(Identifier identifier) {
        return new ElementValue.Code(
                Optional.ofNullable(identifier.getValue()).orElse(""), identifier.getSystem(), false);
    }

    private static void coding(Coding coding, List<ElementValue> found) {
        if (coding.hasSystem() || coding.hasCode()) {
            found.add(
                    new ElementValue.Code(Optional.ofNullable(coding.getCode()).orElse(""), coding.getSystem(), false));
        }
        text(coding.getDisplay(), found);
    }

    private static void text(String text, List<ElementValue> found) {
        if (text != null) {
            found.add(new ElementValue.CodeText(text));
        }
    }

    private static void string(Base value, List<ElementValue> found) {
        List<String> texts = new ArrayList<>();
        if (value instanceof HumanName name) {
            texts.add(name.getFamily());
            texts.add(name.getText());
            for (List<StringType> parts : List.of(name.getGiven(), name.getPrefix(), name.getSuffix())) {
                parts.forEach(part -> texts.add(part.getValue()));
            }
        } else if (value instanceof Address address) {
            address.getLine().forEach(line -> texts.add(line.getValue()));
            texts.addAll(java.util.Arrays.asList(
                    address.getText(),
                    address.getCity(),
                    address.getDistrict(),
                    address.getState(),
                    address.getPostalCode(),
                    address.getCountry()));
        } else {
            texts.add(value.primitiveValue());
        }
        texts.stream().filter(text -> text != null).forEach(text -> found.add(new ElementValue.Text(text)));
    }

    private static void reference(Base value, List<ElementValue> found) {
        if (value instanceof Reference reference) {
            // A contained resource is part of this one: no search can name it.
            if (reference.hasReference() && !reference.getReference().startsWith("#")) {
                found.add(link(reference.getReference()));
            }
            if (reference.hasIdentifier()) {
                found.add(new ElementValue.LinkIdentifier(code(reference.getIdentifier())));
            }
        } else if (value.isPrimitive()) {
            found.add(link(value.primitiveValue()));
        }
    }

    private static ElementValue link(String text) {
        Matcher literal = LITERAL.matcher(text);
        return literal.matches()
                ? new ElementValue.Link(literal.group(1), literal.group(2), literal.group(3))
                : new ElementValue.Url(text);
    }

    private static void amount(Base value, List<ElementValue> found) {
        if (value instanceof Money money) {
            if (money.hasValue()) {
                String currency = money.getCurrency();
                found.add(new ElementValue.Amount(
                        money.getValue(),
                        money.getValue(),
                        currency == null ? null : "urn:iso:std:iso:4217",
                        currency,
                        currency));
            }
        } else if (value instanceof Range range) {
            BigDecimal low = range.getLow().getValue();
            BigDecimal high = range.getHigh().getValue();
            Quantity unit = low == null ? range.getHigh() : range.getLow();
            if (low != null || high != null) {
                found.add(new ElementValue.Amount(low, high, unit.getSystem(), unit.getCode(), unit.getUnit()));
            }
        } else if (value instanceof Quantity quantity) {
            if (quantity.hasValue()) {
                String comparator =
                        quantity.hasComparator() ? quantity.getComparator().toCode() : "";
                found.add(new ElementValue.Amount(
                        comparator.startsWith("<") ? null : quantity.getValue(),
                        comparator.startsWith(">") ? null : quantity.getValue(),
                        quantity.getSystem(),
                        quantity.getCode(),
                        quantity.getUnit()));
            }
        } else if (value.isPrimitive()) {
            BigDecimal number = new BigDecimal(value.primitiveValue());
            found.add(new ElementValue.Amount(number, number, null, null, null));
        }
    }

    private static Optional<ElementValue.Span> span(Base value) {
        if (value instanceof BaseDateTimeType date) {
            return Optional.of(span(date));
        }
        if (value instanceof Period period) {
            return period.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElementValue.Span(
                            period.hasStart() ? span(period.getStartElement()).from() : Long.MIN_VALUE,
                            period.hasEnd() ? span(period.getEndElement()).until() : Long.MAX_VALUE));
        }
        if (value instanceof Timing timing) {
            List<ElementValue.Span> spans = new ArrayList<>();
            timing.getEvent().forEach(event -> spans.add(span(event)));
            if (timing.getRepeat().getBounds() instanceof Period bounds) {
                span(bounds).ifPresent(spans::add);
            }
            return spans.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElementValue.Span(
                            spans.stream()
                                    .mapToLong(ElementValue.Span::from)
                                    .min()
                                    .orElseThrow(),
                            spans.stream()
                                    .mapToLong(ElementValue.Span::until)
                                    .max()
                                    .orElseThrow()));
        }
        return Optional.empty();
    }

    private static ElementValue.Span span(BaseDateTimeType date) {
        ZonedDateTime start = date.getTimeZone() == null
                ? java.time.LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDay())
                        .atStartOfDay(ZoneOffset.UTC)
                : date.getValue().toInstant().atZone(ZoneOffset.UTC);
        ZonedDateTime end = switch (date.getPrecision()) {
            case YEAR -> start.plusYears(1);
            case MONTH -> start.plusMonths(1);
            case DAY -> start.plusDays(1);
            case MINUTE -> start.plusMinutes(1);
            case SECOND -> start.plusSeconds(1);
            case MILLI -> start.plusNanos(1_000_000);
        };
        return new ElementValue.Span(
                start.toInstant().toEpochMilli(), end.toInstant().toEpochMilli());
    }

    @SuppressWarnings("unchecked")
    private record NoProfiles(FhirContext context) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
            StructureDefinition definition = new StructureDefinition();
            definition.setUrl(uri).setType(uri.substring(uri.lastIndexOf('/') + 1));
            return type == null || type.isInstance(definition) ? (T) definition : null;
        }
    }
}
