package dev.tarn.inmemory.repository.validation;

import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.util.ArrayList;
import java.util.List;

/** The faults of one resource. Bounded, since a hostile resource can have one in every byte. */
public final class IssueList {

    static final int MOST = 100;

    private List<ValidationIssue> issues = List.of();

    void begin() {
        issues = List.of();
    }

    /** Adds an error. */
    public void add(Code code, String diagnostics, String location) {
        if (issues.isEmpty()) {
            issues = new ArrayList<>();
        }
        if (issues.size() < MOST) {
            issues.add(new ValidationIssue(Severity.ERROR, code, diagnostics, location));
        } else if (issues.size() == MOST) {
            issues.add(new ValidationIssue(
                    Severity.INFORMATION,
                    Code.INFORMATIONAL,
                    "Only the first " + MOST + " issues are listed",
                    location));
        }
    }

    /**
     * Moves the issues from this index on into the resource around theirs.
     *
     * @param place of the resource that their locations begin with
     */
    void relocate(int first, String place) {
        for (int i = first; i < issues.size(); i++) {
            ValidationIssue issue = issues.get(i);
            int dot = issue.location().indexOf('.');
            String rest = dot < 0 ? "" : issue.location().substring(dot);
            issues.set(i, new ValidationIssue(issue.severity(), issue.code(), issue.diagnostics(), place + rest));
        }
    }

    /** {@return whether no more are taken, so that a location need not be built} */
    public boolean isFull() {
        return issues.size() > MOST;
    }

    /** {@return the issues, in the order in which they were found} */
    public List<ValidationIssue> all() {
        return issues;
    }
}
