package dev.tarn.app.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A snippet, compiled against the class path of the tests.
 *
 * @param classes the folder of the class files
 */
record CompiledSnippet(Snippet snippet, Path classes) {

    private static final long PATIENCE_SECONDS = 120;

    /** Compiles it; an error is told with the line that it has in the document. */
    static CompiledSnippet of(Snippet snippet, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", classPath(), "-d", classes.toString());
        boolean compiled = compiler.getTask(null, null, found, options, null, List.of(source(snippet)))
                .call();
        if (!compiled) {
            throw new AssertionError(found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(error -> snippet.file() + ":" + error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n", snippet.location() + " does not compile\n", "")));
        }
        return new CompiledSnippet(snippet, classes);
    }

    /** Runs its tests; {@return how many there were} */
    long test() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(snippet.types().stream()
                            .map(DiscoverySelectors::selectClass)
                            .toList())
                    .filters(EngineFilter.includeEngines("junit-jupiter"))
                    .build();
            LauncherFactory.create().execute(request, listener);
        } finally {
            thread.setContextClassLoader(before);
        }
        TestExecutionSummary summary = listener.getSummary();
        for (TestExecutionSummary.Failure failure : summary.getFailures()) {
            throw new AssertionError(
                    snippet.location() + ": " + failure.getTestIdentifier().getDisplayName() + " fails: "
                            + failure.getException(),
                    failure.getException());
        }
        return summary.getTestsSucceededCount();
    }

    /** Runs it as a program in a folder of its own; {@return the lines that it prints} */
    List<String> run(Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        classes + System.getProperty("path.separator") + classPath(),
                        snippet.className())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(snippet.location() + " still runs after " + PATIENCE_SECONDS + " s");
            }
        } finally {
            program.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (program.exitValue() != 0) {
            throw new AssertionError(
                    snippet.location() + " ends with status " + program.exitValue() + "\n" + String.join("\n", lines));
        }
        return lines;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static JavaFileObject source(Snippet snippet) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + snippet.className() + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return snippet.source();
            }
        };
    }
}
