package dev.tarn.domain.r4;

/** The tables of the R4 model. Each is read when it is first asked for; all are immutable and thread-safe. */
public final class R4 {

    /** What the URLs of R4's own definitions begin with; the name of a type or a profile follows. */
    public static final String DEFINITIONS = "http://hl7.org/fhir/StructureDefinition/";

    private R4() {}

    /** {@return the search parameters of the R4 registry, and HealthLake's own} */
    public static SearchParameters searchParameters() {
        return SearchParametersHolder.TABLE;
    }

    /** {@return the compartments} */
    public static Compartments compartments() {
        return CompartmentsHolder.TABLE;
    }

    /** {@return the types and their elements} */
    public static TypeDefinitions types() {
        return TypesHolder.TABLE;
    }

    /** {@return the required bindings and the invariants of the types} */
    public static Constraints constraints() {
        return ConstraintsHolder.TABLE;
    }

    private static final class SearchParametersHolder {
        private static final SearchParameters TABLE = new SearchParameterTable(ModelFile.read("search-parameters.tsv"));
    }

    private static final class CompartmentsHolder {
        private static final Compartments TABLE = Compartments.of(ModelFile.read("compartments.tsv"));
    }

    private static final class TypesHolder {
        private static final TypeDefinitions TABLE = new TypeDefinitions(ModelFile.read("elements.tsv"));
    }

    private static final class ConstraintsHolder {
        private static final Constraints TABLE = new Constraints(ModelFile.read("constraints.tsv"));
    }
}
