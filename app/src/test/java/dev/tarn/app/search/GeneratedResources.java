package dev.tarn.app.search;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.EnumFactory;

/** Resources of any type, in which nearly every element has a value, of one of its data types. */
final class GeneratedResources {

    private static final int DEEPEST = 5;
    private static final Set<String> LEFT_OUT =
            Set.of("extension", "modifierExtension", "contained", "implicitRules", "language", "id");

    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("boolean", List.of("true", "false")),
            Map.entry("integer", List.of("3", "-7", "0")),
            Map.entry("positiveInt", List.of("3", "12")),
            Map.entry("unsignedInt", List.of("0", "12")),
            Map.entry("decimal", List.of("1.50", "-0.007", "1000", "12345678901234567890.5")),
            Map.entry("date", List.of("2012", "2012-02", "2012-02-29")),
            Map.entry("dateTime", List.of("1999", "2012-02-29T10:00:00Z", "2012-02-29T10:00:00.123+05:30")),
            Map.entry("instant", List.of("2012-02-29T10:00:00.5Z", "2015-01-01T00:00:00-08:00")),
            Map.entry("time", List.of("10:00:00")),
            Map.entry("uri", List.of("urn:oid:1.2.3", "http://example.org/a")),
            Map.entry("url", List.of("http://example.org/u")),
            Map.entry("canonical", List.of("http://example.org/fhir/PlanDefinition/1|2", "Library/lib")),
            Map.entry("oid", List.of("urn:oid:1.2.3")),
            Map.entry("uuid", List.of("urn:uuid:c757873d-ec9a-4326-a141-556f43239520")),
            Map.entry("id", List.of("abc")),
            Map.entry("base64Binary", List.of("aGk=")),
            Map.entry("markdown", List.of("Some *text*"))));

    private static final List<String> REFERENCES = List.of(
            "Patient/p1",
            "Practitioner/d1/_history/2",
            "http://other.example.org/fhir/Patient/p2",
            "Organization/o1",
            "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
            "Location?identifier=http://a|1",
            "Device/x");

    private final FhirContext context;
    private final Random random;

    GeneratedResources(FhirContext context, long seed) {
        this.context = context;
        this.random = new Random(seed);
    }

    IBaseResource resource(String type) {
        BaseRuntimeElementCompositeDefinition<?> definition = context.getResourceDefinition(type);
        IBaseResource resource = (IBaseResource) definition.newInstance();
        fill(resource, definition, 0);
        resource.setId("generated-1");
        return resource;
    }

    private void fill(IBase parent, BaseRuntimeElementCompositeDefinition<?> definition, int depth) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (LEFT_OUT.contains(child.getElementName())) {
                continue;
            }
            List<String> names = new ArrayList<>(child.getValidChildNames());
            names.removeIf(
                    name -> name.endsWith("Resource") && !child.getElementName().equals("resource"));
            if (names.isEmpty()) {
                continue;
            }
            int count = child.getMax() == 1 ? 1 : 1 + random.nextInt(2);
            for (int i = 0; i < count && random.nextInt(12) > 0; i++) {
                add(parent, child, names.get(random.nextInt(names.size())), depth);
            }
        }
    }

    private void add(IBase parent, BaseRuntimeChildDefinition child, String name, int depth) {
        BaseRuntimeElementDefinition<?> element = child.getChildByName(name);
        if (element == null || depth > DEEPEST || element.getImplementingClass() == null) {
            return;
        }
        if (IBaseResource.class.isAssignableFrom(element.getImplementingClass())
                || element.getName().equals("xhtml")
                || java.lang.reflect.Modifier.isAbstract(
                        element.getImplementingClass().getModifiers())) {
            return;
        }
        if (element.getName().equals("Reference")) {
            org.hl7.fhir.r4.model.Reference reference = new org.hl7.fhir.r4.model.Reference();
            reference.setReference(REFERENCES.get(random.nextInt(REFERENCES.size())));
            if (random.nextInt(4) == 0) {
                reference.setIdentifier(new org.hl7.fhir.r4.model.Identifier()
                        .setSystem("urn:i")
                        .setValue("7"));
            }
            child.getMutator().addValue(parent, reference);
            return;
        }
        Object argument = child.getInstanceConstructorArguments();
        IBase value = argument == null ? element.newInstance() : element.newInstance(argument);
        if (value instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(text(child, element.getName()));
        } else if (element instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            fill(value, composite, depth + 1);
            if (value instanceof Base base && base.isEmpty()) {
                return;
            }
        }
        child.getMutator().addValue(parent, value);
    }

    private String text(BaseRuntimeChildDefinition child, String type) {
        if (child.getInstanceConstructorArguments() instanceof EnumFactory<?> factory) {
            return code(factory);
        }
        List<String> texts = VALUES.getOrDefault(type, List.of("alpha", "b\u00e9ta \"x\"", "gamma"));
        return texts.get(random.nextInt(texts.size()));
    }

    /** {@return a code of the value set that an element is bound to} */
    private String code(EnumFactory<?> factory) {
        for (Method method : factory.getClass().getMethods()) {
            if (method.getName().equals("fromCode") && method.getReturnType().isEnum()) {
                Object[] codes = method.getReturnType().getEnumConstants();
                // The last one is NULL.
                Object code = codes[random.nextInt(codes.length - 1)];
                try {
                    return (String) code.getClass().getMethod("toCode").invoke(code);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(method + " has no toCode", e);
                }
            }
        }
        throw new AssertionError(factory + " has no codes");
    }
}
