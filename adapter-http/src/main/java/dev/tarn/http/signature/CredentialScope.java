package dev.tarn.http.signature;

import dev.tarn.http.signature.SignatureRefusal.Reason;

/** The parts of {@code Credential}: {@code keyid/date/region/service/term}. */
record CredentialScope(String keyId, String day, String region, String service, String terminator) {

    private static final int PARTS = 5;
    private static final int DAY_DIGITS = 8;
    private static final String TERMINATOR = "aws4_request";
    private static final int MOST_REGION = 64;
    private static final String HEALTHLAKE = "healthlake.";
    private static final String AWS = ".amazonaws.com";

    static CredentialScope parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != PARTS) {
            throw new SignatureRefusal(
                    Reason.INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                            + " '"
                            + text + "'");
        }
        return new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** Throws a refusal that names all faults together. */
    void require(String wantedService, String date, String host) {
        String today = date.substring(0, DAY_DIGITS);
        StringBuilder faults = new StringBuilder();
        if (!isRegion(region) || !isOf(host)) {
            faults.append("Credential should be scoped to a valid region, not '")
                    .append(region)
                    .append("'. ");
        }
        if (!service.equals(wantedService)) {
            faults.append("Credential should be scoped to correct service: '")
                    .append(wantedService)
                    .append("'. ");
        }
        if (!terminator.equals(TERMINATOR)) {
            faults.append("Credential should be scoped with a valid terminator: 'aws4_request', not '")
                    .append(terminator)
                    .append("'. ");
        }
        if (!day.equals(today)) {
            faults.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '")
                    .append(day + "' != '" + today + "', from '" + date + "'.");
        }
        if (faults.length() > 0) {
            throw SignatureRefusal.of(Reason.INVALID, faults.toString(), regionHint(host));
        }
    }

    /** Not by a regular expression, since this is done for each request. */
    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_REGION;
    }

    /** HealthLake's own host names have the region in them. */
    private boolean isOf(String host) {
        return !host.startsWith(HEALTHLAKE)
                || !host.contains(AWS)
                || host.startsWith(region + ".", HEALTHLAKE.length());
    }

    private String regionHint(String host) {
        if (!isRegion(region)) {
            return "a region has lower-case letters, digits and hyphens, such as us-east-1";
        }
        return isOf(host) ? "" : "the request was sent to " + host + "; sign it for the region in this name";
    }

    /** {@return the scope in the string to sign} */
    String text() {
        return day + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
