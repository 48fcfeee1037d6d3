package dev.tarn.app.bench.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches that find something in the input.
 *
 * @param patients the subjects of its Observations, {@code Patient/1}
 * @param codes the LOINC codes of most of its Observations
 * @param types the types of its resources
 */
public record SampleSearches(List<String> patients, List<String> codes, List<String> types) {

    private static final int CODES = 5;
    private static final int FIRST_YEAR = 2005;
    private static final int LAST_YEAR = 2023;
    private static final Pattern TYPE = Pattern.compile("\"resourceType\":\\s*\"(\\w+)\"");
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\\s*\\{\"reference\":\\s*\"(Patient/[^\"]+)\"");
    private static final Pattern CODE = Pattern.compile(
            "\"code\":\\s*\\{\"coding\":\\s*\\[\\{\"system\":\\s*\"http://loinc.org\",\\s*\"code\":\\s*\"([^\"]+)\"");

    public SampleSearches {
        patients = List.copyOf(patients);
        codes = List.copyOf(codes);
        types = List.copyOf(types);
    }

    /**
     * {@return searches of an input}
     *
     * @throws IllegalArgumentException where it has no Observation with a subject and a code
     */
    public static SampleSearches of(Input input) throws IOException {
        Map<String, Integer> patients = new LinkedHashMap<>();
        Map<String, Integer> codes = new LinkedHashMap<>();
        Map<String, Integer> types = new LinkedHashMap<>();
        for (Path file : input.files()) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    count(TYPE, line, types);
                    if (line.startsWith("{\"resourceType\":\"Observation\"")) {
                        count(SUBJECT, line, patients);
                        count(CODE, line, codes);
                    }
                }
            }
        }
        if (patients.isEmpty() || codes.isEmpty()) {
            throw new IllegalArgumentException(
                    input.directory() + " has no Observation with a subject and a LOINC code, and search needs some");
        }
        List<String> frequent = codes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(CODES)
                .map(Map.Entry::getKey)
                .toList();
        return new SampleSearches(List.copyOf(patients.keySet()), frequent, List.copyOf(types.keySet()));
    }

    private static void count(Pattern pattern, String line, Map<String, Integer> counts) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            counts.merge(matcher.group(1), 1, Integer::sum);
        }
    }

    /** {@return one page of nine Observations of each patient} */
    public List<String> ofPatients() {
        return patients.stream()
                .map(patient -> "Observation?subject=" + patient + "&_count=9")
                .toList();
    }

    /** {@return the latest 20 Observations of each patient} */
    public List<String> latestOfPatients() {
        return patients.stream()
                .map(patient -> "Observation?subject=" + patient + "&_sort=-date&_count=20")
                .toList();
    }

    /** {@return the Observations of a code in a year, with an exact total} */
    public List<String> ofCodesAndYears() {
        List<String> searches = new ArrayList<>();
        for (String code : codes) {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                searches.add(
                        "Observation?code=http://loinc.org%7C" + code + "&date=" + year + "&_total=accurate&_count=20");
            }
        }
        return searches;
    }

    /** {@return a search of each type, which finds all of it and shows one} */
    public List<String> ofEachType() {
        return types.stream().map(type -> type + "?_count=1").toList();
    }
}
