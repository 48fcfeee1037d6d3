package dev.tarn.inmemory.repository.validation.schema;

/** The data types that have rules beyond their elements and invariants. */
public enum DataType {
    ATTACHMENT,
    IDENTIFIER,
    REFERENCE,
    OTHER;

    static DataType of(String type) {
        return switch (type) {
            case "Attachment" -> ATTACHMENT;
            case "Identifier" -> IDENTIFIER;
            case "Reference" -> REFERENCE;
            default -> OTHER;
        };
    }
}
