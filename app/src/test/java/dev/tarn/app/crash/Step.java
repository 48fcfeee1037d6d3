package dev.tarn.app.crash;

/** One thing that is asked of the server. */
interface Step {

    /** Asks, and writes into the storage engine what was answered. */
    void ask(Caller caller) throws Unanswered;

    /**
     * Looks what became of a request that was not answered, of a server that was started again: all of it was done, or
     * nothing. Brings the storage engine into agreement, and may ask once more.
     */
    void settle(Caller caller) throws Unanswered;

    /** {@return whether it changes something; who only looks does not bring a kill nearer} */
    default boolean changes() {
        return true;
    }
}
