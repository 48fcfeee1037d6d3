package dev.tarn.ports.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What resources do, as lists of versions: a version is the value of its {@code x}, or below 0 for a deletion. */
final class ModelResources {

    private static final int DELETED = -1;

    private final Map<String, List<Integer>> versions =
            new HashMap<>(Map.of("a", new ArrayList<>(), "b", new ArrayList<>()));

    /** {@return what a request that writes this value answers, in words} */
    String answer(ResourceMove move, int value) {
        List<Integer> all = versions.getOrDefault(move.id(), List.of());
        return switch (move.kind()) {
            case PUT -> put(all, value);
            case PUT_IF_VERSION -> isIn(all, move.number()) ? put(all, value) : "PRECONDITION_FAILED";
            case PUT_IF_ABSENT -> all.isEmpty() ? put(all, value) : "PRECONDITION_FAILED";
            case PATCH -> isLiving(all) ? put(all, value) : refusal(all);
            case DELETE -> delete(all);
            case DELETE_IF_VERSION -> isIn(all, move.number()) ? delete(all) : "PRECONDITION_FAILED";
            case READ -> isLiving(all) ? shown(all, all.size()) : refusal(all);
            case READ_VERSION -> version(all, move.number());
            case HISTORY -> all.isEmpty() ? "NOT_FOUND" : history(all);
            case TRANSACTION -> transaction(all, versions.getOrDefault(move.other(), List.of()), move.number(), value);
        };
    }

    private static String put(List<Integer> all, int value) {
        String word = isLiving(all) ? " updated" : " created";
        all.add(value);
        return shown(all, all.size()) + word;
    }

    private static String delete(List<Integer> all) {
        if (all.isEmpty()) {
            return "NOT_FOUND";
        }
        if (isLiving(all)) {
            all.add(DELETED);
        }
        return all.size() + " deleted";
    }

    private static String version(List<Integer> all, int number) {
        if (number > all.size()) {
            return "NOT_FOUND";
        }
        return all.get(number - 1) == DELETED ? "GONE" : shown(all, number);
    }

    private static String transaction(List<Integer> first, List<Integer> second, int number, int value) {
        return isIn(second, number) ? put(first, value) + ", " + put(second, value) : "PRECONDITION_FAILED in 1";
    }

    private static String history(List<Integer> all) {
        return IntStream.iterate(all.size(), n -> n > 0, n -> n - 1)
                .mapToObj(n -> n
                        + (all.get(n - 1) == DELETED
                                ? " deleted"
                                : isLiving(all.subList(0, n - 1)) ? " updated" : " created"))
                .collect(Collectors.joining(", "));
    }

    private static String shown(List<Integer> all, int number) {
        return number + ": " + all.get(number - 1);
    }

    private static String refusal(List<Integer> all) {
        return all.isEmpty() ? "NOT_FOUND" : "GONE";
    }

    private static boolean isIn(List<Integer> all, int number) {
        return isLiving(all) && all.size() == number;
    }

    private static boolean isLiving(List<Integer> all) {
        return !all.isEmpty() && all.get(all.size() - 1) != DELETED;
    }
}
