package dev.tarn.inmemory.repository.validation.fhirpath;

import dev.tarn.inmemory.repository.validation.fhirpath.FhirPathCompiler.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compiles terms: literals, variables, parentheses, and the steps and calls that follow each other by dots. */
final class TermCompiler {

    private static final String UCUM = "http://unitsofmeasure.org";

    private final Tokens tokens;
    private final FhirPathCompiler compiler;
    private final Scope root;
    private final Scope resource;

    TermCompiler(Tokens tokens, FhirPathCompiler compiler, Scope root, Scope resource) {
        this.tokens = tokens;
        this.compiler = compiler;
        this.root = root;
        this.resource = resource;
    }

    Typed term(Scope scope) {
        Typed term = first(scope);
        while (tokens.takeIf(".")) {
            term = step(term);
        }
        return term;
    }

    private Typed first(Scope scope) {
        String token = tokens.peek();
        if (tokens.takeIf("(")) {
            Typed inner = compiler.expression(scope);
            tokens.expect(")");
            return inner;
        }
        if (token.startsWith("'")) {
            tokens.take();
            String text = unescaped(token);
            return constant(Paths.constant(evaluation -> evaluation.pushText(text)));
        }
        if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            tokens.take();
            int number = Integer.parseInt(token);
            return constant(Paths.constant(evaluation -> evaluation.pushInteger(number)));
        }
        return switch (token) {
            case "true", "false" -> {
                tokens.take();
                yield constant(Paths.constant(evaluation -> evaluation.pushBoolean(token.equals("true"))));
            }
            case "$this" -> {
                tokens.take();
                yield new Typed(Paths.input(), scope);
            }
            case "%resource", "%rootResource" -> {
                tokens.take();
                yield new Typed(Paths.constant(evaluation -> evaluation.pushNode(evaluation.resource())), resource);
            }
            case "%context" -> {
                tokens.take();
                yield new Typed(Paths.constant(Evaluation::pushFocus), root.withoutFocus());
            }
            case "%ucum" -> {
                tokens.take();
                yield constant(Paths.constant(evaluation -> evaluation.pushText(UCUM)));
            }
            default -> step(new Typed(Paths.input(), scope));
        };
    }

    private static Typed constant(Expression expression) {
        return new Typed(expression, Scope.UNKNOWN);
    }

    /** A child or a call. */
    private Typed step(Typed input) {
        String name = tokens.take();
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw new UnsupportedOperationException(name);
        }
        if (tokens.takeIf("(")) {
            return call(name, input);
        }
        if (Character.isUpperCase(name.charAt(0))) {
            return input; // the path begins with the type of the focus
        }
        Scope scope = input.scope();
        int element = scope.element(name);
        if (scope.focus() && element >= 0) {
            return new Typed(new Paths.FocusChild(element), scope.child(element));
        }
        Expression child = Paths.child(name, scope.isChoice(element));
        return new Typed(Paths.chain(input.expression(), child), scope.child(element));
    }

    private Typed call(String name, Typed input) {
        if (name.equals("is") || name.equals("as") || name.equals("ofType")) {
            String type = tokens.take();
            tokens.expect(")");
            Expression typed = name.equals("is") ? Functions.is(type) : Functions.ofType(type);
            return constant(Paths.chain(input.expression(), typed));
        }
        List<Expression> arguments = new ArrayList<>();
        boolean literal = tokens.peek().startsWith("'");
        String text = literal ? unescaped(tokens.peek()) : "";
        Scope result = input.scope();
        while (!tokens.takeIf(")")) {
            Typed argument = compiler.expression(input.scope().withoutFocus());
            arguments.add(argument.expression());
            result = name.equals("select") ? argument.scope() : result;
            tokens.takeIf(",");
        }
        return switch (name) {
            case "trace" -> input;
            case "extension" ->
                constant(Paths.chain(
                        Paths.chain(input.expression(), Paths.child("extension", false)),
                        Functions.where(
                                Operators.relation(Paths.child("url", false), arguments.get(0), Operators::isEqual))));
            case "where", "first", "tail", "select" ->
                new Typed(Paths.chain(input.expression(), function(name, arguments, text)), result.withoutFocus());
            case "exists", "empty" -> constant(existence(input.expression(), name.equals("exists"), arguments));
            case "combine" -> constant(Operators.union(input.expression(), arguments.get(0)));
            case "not" -> constant(Operators.not(input.expression()));
            default -> constant(Paths.chain(input.expression(), function(name, arguments, text)));
        };
    }

    private static Expression existence(Expression input, boolean expected, List<Expression> criteria) {
        if (input instanceof Paths.FocusChild child && criteria.isEmpty()) {
            return Functions.exists(child, expected);
        }
        Expression selected = criteria.isEmpty() ? input : Paths.chain(input, Functions.where(criteria.get(0)));
        return Paths.chain(
                selected, Functions.test((evaluation, from, to) -> Functions.truth((from < to) == expected)));
    }

    private static Expression function(String name, List<Expression> arguments, String text) {
        return switch (name) {
            case "where" -> Functions.where(arguments.get(0));
            case "select" -> Functions.select(arguments.get(0));
            case "all" -> Functions.all(arguments.get(0));
            case "first" -> Functions.part(true);
            case "tail" -> Functions.part(false);
            case "count" -> Functions.count();
            case "length" -> Functions.length();
            case "allTrue" -> Functions.all(Paths.input());
            case "subsetOf" -> Functions.subsetOf(arguments.get(0));
            case "children" -> Functions.children(false);
            case "descendants" -> Functions.children(true);
            case "isDistinct" -> Functions.test(Functions::isDistinct);
            case "hasValue" ->
                Functions.test((evaluation, from, to) -> Functions.truth(from < to
                        && !(evaluation.isNode(from) && evaluation.json()[evaluation.position(from)] == '{')));
            case "startsWith" -> Functions.text(arguments.get(0), String::startsWith);
            case "contains" -> Functions.text(arguments.get(0), String::contains);
            case "matches" -> Functions.matches(Pattern.compile(text));
            case "replaceMatches" -> Functions.replaceMatches(Pattern.compile(text));
            case "toString" -> Functions.map(input -> input);
            case "toInteger" -> Functions.toInteger();
            case "intersect" -> Functions.intersect(arguments.get(0));
            case "iif" -> Functions.iif(arguments);
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private static String unescaped(String token) {
        return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
