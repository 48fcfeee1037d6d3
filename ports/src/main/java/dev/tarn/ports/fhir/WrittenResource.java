package dev.tarn.ports.fhir;

/**
 * What an update has written.
 *
 * @param created whether there was no such resource, or it was deleted
 */
public record WrittenResource(StoredResource resource, boolean created) {}
