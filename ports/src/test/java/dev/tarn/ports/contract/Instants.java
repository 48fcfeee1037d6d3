package dev.tarn.ports.contract;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as FHIR writes them. */
final class Instants {

    private static final DateTimeFormatter FHIR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Instants() {}

    /** {@return a FHIR instant, always with three decimals} */
    static String text(Instant time) {
        return FHIR.format(time);
    }
}
