package dev.tarn.domain.smart;

/** What a scope is about: the data of one patient, of what the user may see, or of the whole data store. */
public enum ScopeContext {
    PATIENT("patient"),
    USER("user"),
    SYSTEM("system");

    private final String word;

    ScopeContext(String word) {
        this.word = word;
    }

    /** {@return the context as a scope spells it} */
    public String word() {
        return word;
    }
}
