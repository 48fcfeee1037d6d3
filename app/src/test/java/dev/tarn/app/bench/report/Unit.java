package dev.tarn.app.bench.report;

import java.util.Locale;

/** In what a figure is counted. */
public enum Unit {
    SECONDS("s"),
    MILLISECONDS("ms"),
    MICROSECONDS("µs"),
    MEGABYTES("MB"),
    BYTES_FOR_EACH_OF_INPUT("bytes for each of the input"),
    MEGABYTES_PER_SECOND("MB/s"),
    REQUESTS_PER_SECOND("requests/s"),
    RESOURCES_PER_SECOND("resources/s");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** {@return the number with three digits that mean something, and the unit} */
    public String text(double value) {
        return number(value) + " " + symbol;
    }

    /** {@return the number alone} */
    public String number(double value) {
        int decimals = value >= 99.95 || value == 0 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
