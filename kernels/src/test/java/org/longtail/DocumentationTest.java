package org.longtail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell readers to copy compiles and runs, and what they point to is there. */
class DocumentationTest {

    private static final Path README = Path.of("..", "README.md");

    /** What stands for a reader's own data in the README. */
    private static final String OWN_DATA = """
            int rows = 30;
            double[] design = new double[20 * rows];
            double[] response = new double[rows];
            float[] logits = new float[1000];
            """;

    /** What an editor adds by itself. */
    private static final String IMPORTS = Stream.of("random", "regression", "truncation", "zipf")
            .map(name -> "import org.longtail." + name + ".*;")
            .collect(Collectors.joining());

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            Stream<Path> pages =
                    docs.filter(page -> page.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(README, Path.of("README.md")), pages).toList();
        }
    }

    static List<Path> pagesWithExamples() throws IOException {
        List<Path> pages = pages();
        return pages.stream().filter(page -> !page.equals(Path.of("README.md"))).toList();
    }

    /** The examples of a page are typed one after another, the later ones knowing the names of the earlier. */
    @ParameterizedTest
    @MethodSource("pagesWithExamples")
    void examplesRun(Path page) throws Exception {
        String examples = matches(EXAMPLE, page).map(match -> match.group(1)).collect(Collectors.joining());
        assertFalse(examples.isEmpty(), () -> page + " has no example");
        String statements = page.equals(README) ? OWN_DATA + examples : examples;
        assertEquals("", complaints(statements));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Example").getMethod("run").invoke(null);
        }
    }

    @Test
    void wrongExamplesAreNoticed() {
        assertTrue(complaints("RandomStream stream = RandomStream.named(1);").contains("named"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        List<String> broken = matches(LINK, page)
                .map(match -> match.group(1))
                .filter(target -> !Files.exists(page.resolveSibling(target)))
                .toList();
        assertEquals(List.of(), broken);
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results();
    }

    /** Compiles statements into {@link #folder}; what the compiler says of them, warnings included. */
    private String complaints(String statements) {
        String source = """
                %s
                public final class Example {
                    public static void run() {
                %s
                    }
                }
                """.formatted(IMPORTS, statements);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        StringWriter output = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(output, null, null, options, null, List.of(file))
                .call();
        return compiled ? output.toString() : "not compiled\n" + output;
    }
}
