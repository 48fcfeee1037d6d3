package dev.tarn.app.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile searches, of a seed: the same number of the same seed is always the same query. */
final class SearchGenerator {

    /** Kinds of queries. */
    private static final List<Function<SearchGenerator, String>> KINDS = List.of(
            SearchGenerator::manyParameters,
            SearchGenerator::manyValues,
            SearchGenerator::deepChain,
            SearchGenerator::deepReverseChain,
            SearchGenerator::mixedChain,
            SearchGenerator::expressionLikeText,
            SearchGenerator::everythingIncluded,
            SearchGenerator::everything,
            SearchGenerator::cyclicIncludes,
            SearchGenerator::foreignPage,
            SearchGenerator::strangeValue,
            SearchGenerator::strangeName,
            SearchGenerator::strangeResultParameter,
            SearchGenerator::wideContains,
            SearchGenerator::manySortKeys,
            SearchGenerator::brokenEncoding);

    private final Random random;

    private SearchGenerator(Random random) {
        this.random = random;
    }

    static Attack attack(long seed, int number, SearchData data) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextLong();
        SearchGenerator generator = new SearchGenerator(random);
        String query = KINDS.get(random.nextInt(KINDS.size())).apply(generator);
        return generator.send(query, data);
    }

    private Attack send(String query, SearchData data) {
        String type = query.substring(0, query.indexOf('?'));
        String parameters = query.substring(query.indexOf('?') + 1);
        boolean form = !type.endsWith("$everything") && (parameters.length() > 6_000 || random.nextInt(4) == 0);
        String handling = one("", "Prefer: handling=strict\r\n", "Prefer: handling=lenient\r\n");
        byte[] request = form
                ? Playground.request(
                        "POST",
                        data.base() + type + "/_search",
                        handling + "Content-Type: application/x-www-form-urlencoded\r\n",
                        parameters)
                : Playground.request("GET", data.base() + type + "?" + parameters, handling, "");
        return Attack.of(query.substring(0, Math.min(query.length(), 200)), request);
    }

    private String manyParameters() {
        if (random.nextInt(4) == 0) {
            return "Patient?" + "a&".repeat(2_500_000);
        }
        return "Observation?"
                + repeated(
                        1_500, "&", i -> one("code=c" + i, "subject=Patient/r" + i, "date=ge2019-01-0" + (1 + i % 9)));
    }

    private String manyValues() {
        return one(
                "Observation?code=" + repeated(20_000, ",", i -> "c" + i),
                "Observation?subject:not=" + repeated(1_000, ",", i -> "Patient/r" + i),
                "Observation?code:not=" + repeated(5_000, ",", i -> "http://loinc.org|c" + i),
                "Patient?_id=" + repeated(20_000, ",", i -> "r" + i),
                "Observation?combo-code-value-quantity=" + repeated(2_000, ",", i -> "c" + i % 50 + "$gt" + i),
                "Observation?value-quantity=" + repeated(3_000, ",", i -> one("gt", "ne", "sa") + i));
    }

    private String deepChain() {
        String step = one("partof.", "partof:Organization.");
        return "Organization?" + step.repeat(50) + "name=x";
    }

    private String deepReverseChain() {
        return one(
                "Observation?" + "_has:Observation:has-member:".repeat(50) + "code=c1",
                "Patient?" + "_has:Patient:link:".repeat(50) + "name=x",
                "Patient?_has:Group:member:" + "_has:Nothing:none:".repeat(20) + "code=x");
    }

    private String mixedChain() {
        return one(
                "Observation?has-member." + "has-member.".repeat(random.nextInt(49)) + "subject.link.name=b",
                "Observation?subject._has:Group:member:member.name=Family7",
                "Patient?_has:Observation:subject:has-member.has-member.has-member.code=c1,c2,c3",
                "Observation?subject:Patient.organization.partof.partof.name=x",
                "Observation?" + repeated(200, "&", i -> "subject.name=Family" + i));
    }

    private String expressionLikeText() {
        return "Patient?name" + one("", ":contains", ":exact") + "="
                + encoded(one(
                        "(a+)+$",
                        "(a|aa)*b",
                        "a".repeat(5_000),
                        "a".repeat(4_000) + "c",
                        "%_%_%_%",
                        "' OR 1=1 --",
                        ".*".repeat(2_000),
                        "\\",
                        "\\\\\\,\\$\\|",
                        "\\x",
                        "\u0000",
                        "\u0130\u0131\u1e9e\ufb03".repeat(500),
                        "e" + "\u0301".repeat(5_000)));
    }

    private String everythingIncluded() {
        return one(
                "Observation?_include=*&_include:iterate=*&_revinclude:iterate=*&_count=100",
                "Group?_include:iterate=*&_revinclude=Observation:subject&_count=100",
                "Patient?_revinclude=*&_count=100",
                "Patient?" + repeated(500, "&", i -> "_include:iterate=Patient:link") + "&_count=100",
                "Organization?_include:iterate=Organization:partof&_revinclude:iterate=Organization:partof",
                "Patient?_include=" + ":".repeat(random.nextInt(500)),
                "Patient?_include=Nothing:none:No");
    }

    private String everything() {
        return "Patient/r" + random.nextInt(SearchData.PATIENTS) + "/$everything?"
                + one(
                        "",
                        "_count=1",
                        "_count=100",
                        "_count=1&page=cHg",
                        "_type=Nothing",
                        "_since=x",
                        "start=9999&end=0001");
    }

    private String cyclicIncludes() {
        return "Observation?code=c" + random.nextInt(60) + "&_include:iterate=Observation:has-member"
                + "&_include:iterate=Observation:subject&_revinclude:iterate=Observation:has-member&_count=100";
    }

    private String foreignPage() {
        String token = one(
                "",
                "A".repeat(1 + random.nextInt(5_000)),
                "AAAA====",
                "../../etc/passwd",
                encoded("\u0000\u00ff"),
                Long.toString(random.nextLong()),
                "eyJhIjoxfQ==",
                "-1");
        return one("Patient", "Observation") + "?_count=" + (1 + random.nextInt(100)) + "&page=" + token;
    }

    private String strangeValue() {
        String value = one(
                "",
                ",",
                "|",
                "||",
                "$",
                "|||||",
                "eq",
                "ap",
                "gt",
                "1e999999999",
                "-1E-999999999",
                "1".repeat(3_000),
                "0." + "0".repeat(3_000) + "1",
                "99999-01-01",
                "0000-00-00",
                "2020-02-30",
                "2020-01-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2020-01-01T00:00:00+99:99",
                "-2020",
                "Patient/",
                "/r1",
                "Patient/r1/_history/" + "9".repeat(400),
                "http://" + "x".repeat(2_000),
                "urn:uuid:",
                "#",
                "NaN",
                "Infinity",
                ",".repeat(5_000),
                "$".repeat(3_000),
                "\\".repeat(1 + random.nextInt(4_000)));
        String name = one(
                "code",
                "subject",
                "date",
                "value-quantity",
                "_lastUpdated",
                "_id",
                "_tag",
                "_profile",
                "combo-code-value-quantity",
                "code-value-concept",
                "code:text",
                "code:not",
                "subject:identifier",
                "subject:Patient",
                "code:missing",
                "createdAt");
        return "Observation?" + name + "=" + encoded(value);
    }

    private String strangeName() {
        String name = one(
                ":",
                ":missing",
                "code:",
                "code:::::",
                "code:nonsense",
                "code:above",
                "name:below",
                ".",
                "..",
                "subject.",
                "subject..name",
                ".name",
                "subject:Nothing.name",
                "subject:Patient:Patient.name",
                "_has",
                "_has:",
                "_has:Observation",
                "_has:Observation:code:x",
                "_has:::::",
                "_filter",
                "_query",
                "_list",
                "_content",
                "_text",
                "x".repeat(3_000),
                "name:" + "x".repeat(3_000),
                "\u00e9",
                "__proto__",
                "constructor");
        return one("Observation", "Patient", "Group") + "?" + encoded(name) + "=x";
    }

    private String strangeResultParameter() {
        return "Patient?"
                + one(
                        "_count=0",
                        "_count=101",
                        "_count=-1",
                        "_count=99999999999999999999",
                        "_count=1&_count=2",
                        "_count=",
                        "_total=estimate",
                        "_total=",
                        "_summary=count",
                        "_summary=true&_elements=id",
                        "_summary=" + "x".repeat(1_000),
                        "_elements=" + repeated(3_000, ",", i -> "e" + i),
                        "_elements=,,,,",
                        "_sort=" + ",".repeat(3_000),
                        "_sort=-",
                        "_sort=--name",
                        "_type=Patient",
                        "_format=xml",
                        "_contained=true",
                        "_summary=text&_include=*");
    }

    private String wideContains() {
        return one(
                "Patient?name:contains=" + one("a", "b", "e", encoded("\u00e9"), "", " "),
                "Observation?code:text=" + one("c", "", "e"),
                "Observation?value-quantity=ne1&_total=accurate&_sort=-value-quantity",
                "Observation?code:missing=false&subject:missing=false&_total=accurate",
                "Observation?_sort=-date,code,subject,value-quantity,_id&_count=100");
    }

    private String manySortKeys() {
        return "Observation?_sort=" + repeated(one(5, 6, 2_000), ",", i -> one("-date", "code", "_id", "nothing"));
    }

    private String brokenEncoding() {
        return "Patient?" + one("name=%", "name=%zz", "%=%", "name=%ff%fe", "name=%c0%af", "&&&&", "=", "name=+%2b+");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String repeated(int count, String between, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
