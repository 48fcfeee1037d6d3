/** A JUnit 5 extension: one server for all tests of a JVM, and an account of its own for each test. */
@NullMarked
package dev.tarn.testing;

import org.jspecify.annotations.NullMarked;
