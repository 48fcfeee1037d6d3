package dev.tarn.ports.contract;

/** What all contracts of HealthLake have in common: somebody supplies what is tested. */
public interface SubjectContract {

    /** {@return a fresh subject; each test, and each try of a property, closes its own} */
    HealthLakeSubject subject();
}
