/**
 * The shipped jar against programs of others: the checkers of a conformance suite, official clients, and what the documents
 * print for shells. They need Python, Node and the AWS CLI, so {@code mvn verify} runs them with {@code -Pci} alone.
 */
@NullMarked
package dev.tarn.app.ci;

import org.jspecify.annotations.NullMarked;
