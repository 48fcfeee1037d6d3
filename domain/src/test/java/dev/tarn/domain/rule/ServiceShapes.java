package dev.tarn.domain.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What HealthLake's service model says of the shapes that the domain uses. The table is taken from the model by
 * {@code .ci/shapes.py}, which also tells whether it still is what the model says.
 */
record ServiceShapes(Map<String, Shape> byName) {

    /** One line of the table; a limit that the model leaves open is empty text. */
    record Shape(String name, String type, String min, String max, String pattern, List<String> words) {

        static Shape of(String line) {
            String[] cells = line.split("\t", -1);
            return new Shape(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" ")));
        }

        int min(int otherwise) {
            return min.isEmpty() ? otherwise : Integer.parseInt(min);
        }

        int max(int otherwise) {
            return max.isEmpty() ? otherwise : Integer.parseInt(max);
        }
    }

    static ServiceShapes read() {
        try (InputStream in = Objects.requireNonNull(ServiceShapes.class.getResourceAsStream("service-shapes.tsv"))) {
            return new ServiceShapes(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Shape::of)
                    .collect(Collectors.toMap(Shape::name, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shape get(String name) {
        return Objects.requireNonNull(byName.get(name), () -> name + " is not in service-shapes.tsv");
    }
}
