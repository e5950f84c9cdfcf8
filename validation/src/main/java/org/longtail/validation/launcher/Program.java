package org.longtail.validation.launcher;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What to start: Longtail, unless the manifest of the jar that the JVM was given names another program.
 *
 * <p>{@code Start-Class} is its main class, and {@code Vector-Commands} those of its commands that get vectors, separated by
 * spaces. {@code Enable-Native-Access} holds for the first JVM alone, and is passed on to the second one as a flag.
 *
 * <p>Of Longtail's commands only the validation suite gets vectors: until they are compiled they are slower than plain Java,
 * for a second or more, and the other commands wait for their output most of the time. Of every program the version gets
 * them, which tells of them. Every command gives the same bits either way.
 */
final class Program {

    private static final String MAIN_CLASS = "org.longtail.validation.cli.Longtail";
    private static final String VECTOR_COMMANDS = "validate";
    private static final Set<String> VERSION = Set.of("--version", "-V");

    private final String mainClass;
    private final Set<String> vectorCommands;
    private final List<String> flags;

    private Program(Attributes manifest) {
        mainClass = valueOr(manifest, "Start-Class", MAIN_CLASS);
        vectorCommands = new HashSet<>(VERSION);
        Collections.addAll(
                vectorCommands,
                valueOr(manifest, "Vector-Commands", VECTOR_COMMANDS).split(" ", -1));
        String nativeAccess = valueOr(manifest, "Enable-Native-Access", "");
        flags = nativeAccess.isEmpty() ? List.of() : List.of("--enable-native-access=" + nativeAccess);
    }

    /** The program of a class path: of one that is a jar, as {@code -jar} makes it, what the jar says. */
    static Program of(String classPath) {
        return new Program(manifest(new File(classPath)));
    }

    private static Attributes manifest(File jar) {
        if (!jar.isFile()) {
            return new Attributes();
        }
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Attributes() : manifest.getMainAttributes();
        } catch (IOException e) {
            // The JVM has loaded this class from it: whatever else it holds, it is the jar of Longtail itself.
            return new Attributes();
        }
    }

    private static String valueOr(Attributes manifest, String name, String otherwise) {
        String value = manifest.getValue(name);
        return value == null ? otherwise : value;
    }

    String mainClass() {
        return mainClass;
    }

    boolean vectorsPay(String[] arguments) {
        return arguments.length > 0 && vectorCommands.contains(arguments[0]);
    }

    /** What the second JVM must be told. */
    List<String> flags() {
        return flags;
    }
}
