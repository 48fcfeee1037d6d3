package dev.tarn.domain.rule;

import dev.tarn.domain.account.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that the domain declares, found by looking into its classes: none can be forgotten by a test. */
final class DomainRules {

    private DomainRules() {}

    /** {@return what the static fields of this type hold, in all classes of the domain} */
    static <R> List<R> all(Class<R> type) {
        return classes()
                .flatMap(owner -> Stream.of(owner.getDeclaredFields()))
                .filter(field -> field.getType() == type && Modifier.isStatic(field.getModifiers()))
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(field -> type.cast(value(field)))
                .toList();
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }

    private static Stream<Class<?>> classes() {
        try {
            Path root = Path.of(AccountId.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .map(name ->
                                name.replace(".class", "").replace('/', '.').replace('\\', '.'))
                        .<Class<?>>map(DomainRules::load)
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
