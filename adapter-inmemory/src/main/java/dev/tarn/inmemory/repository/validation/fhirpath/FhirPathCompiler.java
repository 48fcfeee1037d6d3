package dev.tarn.inmemory.repository.validation.fhirpath;

import dev.tarn.domain.r4.Invariant;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles expressions, by recursive descent through the levels of precedence of FHIRPath. */
public final class FhirPathCompiler {

    /** In parentheses of a profile's expression; those of the guides have 6 at most. */
    private static final int DEEPEST = 50;

    private final Tokens tokens;
    private final TermCompiler terms;

    private FhirPathCompiler(String expression, Scope root, Scope resource) {
        this.tokens = new Tokens(expression);
        this.terms = new TermCompiler(tokens, this, root, resource);
    }

    /** {@return the expression of an invariant; empty where it has what is not supported} */
    public static Optional<Expression> compile(TypeDefinition type, Invariant invariant) {
        Scope focus = new Scope(type, true);
        @Nullable
        TypeDefinition resource =
                R4.types().find(type.name().split("\\.", 2)[0]).orElse(null);
        Scope ofResource = new Scope(resource, false);
        try {
            if (invariant.isOfType()) {
                return Optional.of(new FhirPathCompiler(invariant.expression(), focus, ofResource).whole(focus));
            }
            int element = focus.element(invariant.element());
            Scope values = focus.child(element);
            Expression criteria = new FhirPathCompiler(invariant.expression(), values, ofResource).whole(values);
            return Optional.of(Paths.chain(new Paths.FocusChild(element), Functions.all(criteria)));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the expression of a profile's invariant, over a value of the type; empty where it has what is not supported}
     *
     * @param type null where several are possible
     */
    public static Optional<Expression> compile(
            @Nullable TypeDefinition type, TypeDefinition resource, String expression) {
        Scope value = new Scope(type, false);
        if (nesting(expression) > DEEPEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FhirPathCompiler(expression, value, new Scope(resource, false)).whole(value));
        } catch (RuntimeException e) {
            return Optional.empty(); // an expression of a package can be anything: numbers or patterns that are none
        }
    }

    /** {@return how many parentheses are open at most: both parsers, of FHIRPath and of patterns, are recursive} */
    private static int nesting(String expression) {
        int open = 0;
        int most = 0;
        for (int i = 0; i < expression.length(); i++) {
            open += expression.charAt(i) == '(' ? 1 : expression.charAt(i) == ')' ? -1 : 0;
            most = Math.max(most, open);
        }
        return most;
    }

    private Expression whole(Scope scope) {
        Typed typed = expression(scope);
        if (!tokens.atEnd()) {
            throw new UnsupportedOperationException(tokens.peek());
        }
        return typed.expression();
    }

    /** {@return an expression, to the end of its precedence} */
    Typed expression(Scope scope) {
        Expression left = or(scope).expression();
        while (tokens.takeIf("implies")) {
            left = Operators.or(Operators.not(left), or(scope).expression());
        }
        return last(left);
    }

    private @Nullable Typed only;

    /** Passes the scope of an expression of one term on; one of several has no known type. */
    private Typed last(Expression expression) {
        Typed one = only;
        return one != null && one.expression() == expression ? one : new Typed(expression, Scope.UNKNOWN);
    }

    private Typed or(Scope scope) {
        Expression left = and(scope);
        while (true) {
            if (tokens.takeIf("or")) {
                left = Operators.or(left, and(scope));
            } else if (tokens.takeIf("xor")) {
                left = Operators.xor(left, and(scope));
            } else {
                return last(left);
            }
        }
    }

    private Expression and(Scope scope) {
        Expression left = membership(scope);
        while (tokens.takeIf("and")) {
            left = Operators.and(left, membership(scope));
        }
        return left;
    }

    private Expression membership(Scope scope) {
        Expression left = equality(scope);
        if (tokens.takeIf("in")) {
            return Operators.relation(left, equality(scope), Operators::isIn);
        }
        if (tokens.takeIf("contains")) {
            return Operators.relation(equality(scope), left, Operators::isIn);
        }
        return left;
    }

    private Expression equality(Scope scope) {
        Expression left = order(scope);
        if (tokens.takeIf("=")) {
            return Operators.relation(left, order(scope), Operators::isEqual);
        }
        if (tokens.takeIf("!=")) {
            return Operators.not(Operators.relation(left, order(scope), Operators::isEqual));
        }
        return left;
    }

    private Expression order(Scope scope) {
        Expression left = union(scope);
        return switch (tokens.peek()) {
            case "<" -> compared(left, scope, order -> order < 0);
            case "<=" -> compared(left, scope, order -> order <= 0);
            case ">" -> compared(left, scope, order -> order > 0);
            case ">=" -> compared(left, scope, order -> order >= 0);
            default -> left;
        };
    }

    private Expression compared(Expression left, Scope scope, java.util.function.IntPredicate order) {
        tokens.take();
        return Operators.relation(left, union(scope), Comparisons.by(order));
    }

    private Expression union(Scope scope) {
        Expression left = type(scope);
        while (tokens.takeIf("|")) {
            left = Operators.union(left, type(scope));
        }
        return left;
    }

    private Expression type(Scope scope) {
        Expression left = sum(scope);
        if (tokens.takeIf("is")) {
            return Paths.chain(left, Functions.is(tokens.take()));
        }
        return tokens.takeIf("as") ? Paths.chain(left, Functions.ofType(tokens.take())) : left;
    }

    private Expression sum(Scope scope) {
        Typed term = terms.term(scope);
        only = term;
        Expression left = term.expression();
        while (tokens.peek().equals("+") || tokens.peek().equals("&")) {
            boolean texts = tokens.take().equals("&");
            left = Operators.sum(left, terms.term(scope).expression(), texts);
        }
        return left;
    }

    /** An expression, and what is known of its result. */
    record Typed(Expression expression, Scope scope) {}
}
