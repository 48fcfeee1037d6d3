package dev.tarn.http.signature;

import dev.tarn.http.signature.SignatureRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What SignedHeaders must be, and which headers must be among them ({@code decisions.md} D58). */
final class SignedHeaderRules {

    private static final String HOST = "host";

    private SignedHeaderRules() {}

    static void requireHost(SignedHeaders signed) {
        if (!signed.names().contains(HOST) && signed.names().stream().noneMatch(HOST::equalsIgnoreCase)) {
            throw new SignatureRefusal(
                    Reason.NOT_SIGNED, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    static void require(SigningRules rules, RequestHead request, SignedHeaders signed) {
        if (!isSorted(signed.names())) {
            throw new SignatureRefusal(
                    Reason.INVALID,
                    "SignedHeaders must be lower-case names in order, each once, divided by ';': '" + signed.text()
                            + "'");
        }
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < signed.names().size(); i++) {
            if (signed.values().get(i).isEmpty()) {
                absent.add(signed.names().get(i));
            }
        }
        if (!absent.isEmpty()) {
            throw new SignatureRefusal(
                    Reason.INVALID, "The request lacks headers that it names as signed: " + String.join(", ", absent));
        }
        List<String> unsigned = unsigned(rules, request, signed.names());
        if (!unsigned.isEmpty()) {
            StringBuilder faults = new StringBuilder();
            for (String name : unsigned) {
                faults.append(faults.length() == 0 ? "" : " ")
                        .append("'")
                        .append(name)
                        .append("' must be a 'SignedHeader' in the AWS Authorization.");
            }
            throw new SignatureRefusal(Reason.NOT_SIGNED, faults.toString());
        }
        if (signed.all(HOST).size() != 1) {
            throw new SignatureRefusal(Reason.INVALID, "There must be one Host header.");
        }
    }

    private static boolean isSorted(List<String> names) {
        String last = "";
        for (String name : names) {
            if (name.compareTo(last) <= 0 || !name.equals(name.toLowerCase(Locale.ROOT))) {
                return false;
            }
            last = name;
        }
        return true;
    }

    private static List<String> unsigned(SigningRules rules, RequestHead request, List<String> signed) {
        List<String> unsigned = new ArrayList<>();
        for (String name : rules.signedIfPresent()) {
            if (!signed.contains(name) && !request.headers().all(name).isEmpty()) {
                unsigned.add(name);
            }
        }
        if (!rules.signedPrefix().isEmpty()) {
            TreeSet<String> others = new TreeSet<>();
            for (String name : request.headers().names()) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith(rules.signedPrefix()) && !signed.contains(lower)) {
                    others.add(lower);
                }
            }
            unsigned.addAll(others);
        }
        return unsigned;
    }
}
