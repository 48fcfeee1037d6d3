package dev.tarn.ports.fhir;

/** One interaction with one resource: what an entry of a bundle can ask for. */
public sealed interface FhirRequest
        permits CreateResource, ReadResource, UpdateResource, PatchResource, DeleteResource {}
