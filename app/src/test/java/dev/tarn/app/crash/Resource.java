package dev.tarn.app.crash;

import java.util.random.RandomGenerator;

/** Resources to be written. */
final class Resource {

    private static final String FILLER = "Gr\u00fc\u00dfe \ud83d\ude80 ".repeat(40);

    private Resource() {}

    /** {@return a resource that is unlike any other, as JSON on one line} */
    static String any(String type, String id, RandomGenerator random) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"language\":\"de\",\"text\":{\"status\":"
                + "\"generated\",\"div\":\"" + FILLER.substring(0, 9 * random.nextInt(40)) + "\"},"
                + "\"extension\":[{\"url\":\"http://example.org/mark\",\"valueDecimal\":" + random.nextInt(1_000_000)
                + ".10}]}";
    }
}
