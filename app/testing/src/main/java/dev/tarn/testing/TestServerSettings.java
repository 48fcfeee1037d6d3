package dev.tarn.testing;

import dev.tarn.inmemory.Pace;
import java.util.List;

/**
 * Settings of an extension.
 *
 * @param seeds classpath resources or files
 */
record TestServerSettings(Pace pace, List<String> seeds) {}
