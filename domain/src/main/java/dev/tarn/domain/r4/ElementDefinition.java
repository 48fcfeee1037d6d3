package dev.tarn.domain.r4;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of a type.
 *
 * @param name without the type: {@code birthDate}; a choice of types ends in {@code [x]}
 * @param types at least one; more than one only for a choice
 * @param min how many there must be
 * @param max how many there may be; {@link #UNBOUNDED} for any number
 * @param summary whether it is in {@code _summary=true}
 * @param modifier whether it changes the meaning of others
 */
public record ElementDefinition(
        String name, List<ElementType> types, int min, int max, boolean summary, boolean modifier) {

    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final String CHOICE = "[x]";

    public ElementDefinition {
        types = List.copyOf(types);
    }

    /** {@return whether the name of its member in JSON has the type: {@code valueQuantity}} */
    public boolean isChoice() {
        return name.endsWith(CHOICE);
    }

    /** {@return whether its member in JSON is an array} */
    public boolean isRepeating() {
        return max > 1;
    }

    /** {@return the name of its member in JSON where it has this type} */
    public String member(ElementType type) {
        if (!isChoice()) {
            return name;
        }
        String typeName = type.name();
        return name.substring(0, name.length() - CHOICE.length())
                + Character.toUpperCase(typeName.charAt(0))
                + typeName.substring(1);
    }

    /** @param fields those of a line of {@code elements.tsv} */
    static ElementDefinition of(String[] fields) {
        List<ElementType> types = new ArrayList<>();
        for (String type : fields[1].split("\\|", -1)) {
            types.add(ElementType.of(type));
        }
        int min = 0;
        int max = 1;
        boolean summary = false;
        boolean modifier = false;
        for (int i = 2; i < fields.length; i++) {
            switch (fields[i]) {
                case "S" -> summary = true;
                case "M" -> modifier = true;
                default -> {
                    int dots = fields[i].indexOf("..");
                    min = Integer.parseInt(fields[i].substring(0, dots));
                    String most = fields[i].substring(dots + 2);
                    max = most.equals("*") ? UNBOUNDED : Integer.parseInt(most);
                }
            }
        }
        return new ElementDefinition(fields[0], types, min, max, summary, modifier);
    }
}
