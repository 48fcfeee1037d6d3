package dev.tarn.http.signature.canonical;

import java.util.EnumSet;
import java.util.Set;

/** How the canonical request of a signer departs from the documented one ({@code decisions.md} D55). */
public enum CanonicalForm {
    /** The host is signed without its port. AWS has no port there, so that the signer is right at AWS. */
    HOST_WITHOUT_PORT(true, ""),
    /** A plus sign in the query is a plus sign. What AWS reads is not known. */
    PLUS_IS_PLUS(true, ""),
    /** The path is not encoded once more. */
    PATH_AS_SENT(
            false,
            "the signature is right for the path as it was sent; AWS wants it percent-encoded once more (%7C becomes"
                    + " %257C, $ becomes %24)"),
    /** The query is sorted and not encoded. */
    QUERY_AS_SENT_SORTED(
            false,
            "the signature is right for the query as it was sent; AWS wants every character of names and values"
                    + " percent-encoded except A-Z a-z 0-9 - _ . ~"),
    /** The query is neither sorted nor encoded. */
    QUERY_AS_SENT(
            false,
            "the signature is right for the query in the order in which it was sent; AWS wants its parameters"
                    + " percent-encoded and sorted by name and value");

    private final boolean accepted;
    private final String hint;

    CanonicalForm(boolean accepted, String hint) {
        this.accepted = accepted;
        this.hint = hint;
    }

    /** {@return whether it is accepted also in strict mode, since the signer works at AWS} */
    public boolean isAccepted() {
        return accepted;
    }

    /** {@return what AWS wants in its place} */
    public String hint() {
        return hint;
    }

    /** {@return the set without any departure} */
    public static Set<CanonicalForm> strict() {
        return EnumSet.noneOf(CanonicalForm.class);
    }
}
