package dev.tarn.inmemory.ndjson;

/** What became of a text that should be a resource. */
public sealed interface ReadResult permits AcceptedResource, InvalidResource {}
