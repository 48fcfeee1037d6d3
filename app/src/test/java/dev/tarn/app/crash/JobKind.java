package dev.tarn.app.crash;

/** What the operations of imports and of exports are called. */
enum JobKind {
    IMPORT("Import"),
    EXPORT("Export");

    private final String word;

    JobKind(String word) {
        this.word = word;
    }

    String start() {
        return "StartFHIR" + word + "Job";
    }

    String describe() {
        return "DescribeFHIR" + word + "Job";
    }

    String list() {
        return "ListFHIR" + word + "Jobs";
    }

    /** {@return the member that has one job} */
    String member() {
        return word + "JobProperties";
    }

    /** {@return the member that has a page of jobs} */
    String members() {
        return word + "JobPropertiesList";
    }
}
