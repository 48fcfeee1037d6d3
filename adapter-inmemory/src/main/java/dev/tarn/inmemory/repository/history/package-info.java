/**
 * The history of a type and of all resources of a data store: versions by time, and pages of them. The history of one resource
 * needs no index ({@code VersionPages}).
 */
@NullMarked
package dev.tarn.inmemory.repository.history;

import org.jspecify.annotations.NullMarked;
