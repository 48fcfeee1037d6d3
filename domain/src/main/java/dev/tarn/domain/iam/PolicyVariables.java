package dev.tarn.domain.iam;

/** Policy variables, such as <code>${aws:username}</code>, are not supported. */
final class PolicyVariables {

    private PolicyVariables() {}

    /** @throws IllegalArgumentException for a text with a variable, which would otherwise be compared literally */
    static void refuse(String text) {
        if (text.contains("${")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has a policy variable, which is not supported: write the value out");
        }
    }
}
