package dev.tarn.http.s3.xml;

/** The body of a request is not the XML that it should be. */
public final class MalformedXml extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with its reason, as the end of a sentence. It has no stack trace, because callers can cause any number. */
    public MalformedXml(String reason) {
        super(
                "The XML you provided was not well-formed or did not validate against our published schema: " + reason,
                null,
                false,
                false);
    }

    /** {@return the message; there always is one} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
