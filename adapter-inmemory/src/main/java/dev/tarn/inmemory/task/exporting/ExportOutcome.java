package dev.tarn.inmemory.task.exporting;

/** An export that has done its work: how many resources it has written, in how many objects, of how many bytes. */
public record ExportOutcome(long resources, long objects, long bytes) {}
