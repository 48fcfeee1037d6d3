package dev.tarn.domain.search;

/** A name and a value of a query string, percent-decoded; the name with its modifier, as it was sent. */
public record QueryParameter(String name, String value) {}
