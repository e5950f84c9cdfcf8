package org.longtail.validation.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Starts the program of the jar, with the vector module where that pays. A jar cannot ask for an incubator module, so that a
 * JVM started without the flag is started once more with it, some 0.1 s later. Compiled for Java 11, and links to nothing
 * that is newer.
 */
public final class Launcher {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String SIMD_PROPERTY = "longtail.simd";
    private static final int JAVA = 25;
    private static final int BAD_USAGE = 2;

    private Launcher() {}

    /**
     * Runs the program.
     *
     * @param arguments the command and its options
     * @throws ReflectiveOperationException when the jar is not whole
     * @throws InterruptedException when this thread is interrupted
     */
    public static void main(String[] arguments) throws ReflectiveOperationException, InterruptedException {
        int version = Runtime.version().feature();
        if (version < JAVA) {
            System.err.println("Longtail needs Java " + JAVA + " or newer, this is Java " + version);
            System.exit(BAD_USAGE);
        }
        String classPath = System.getProperty("java.class.path");
        Program program = Program.of(classPath);
        if (!program.vectorsPay(arguments) && System.getProperty(SIMD_PROPERTY) == null) {
            System.setProperty(SIMD_PROPERTY, "scalar");
        }
        if (FirstJvm.endsThisOne() || vectorModuleIsThere() || scalarIsWanted()) {
            runHere(program, arguments);
            return;
        }
        Process child;
        try {
            child = new ProcessBuilder(command(program, classPath, arguments))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            // No second JVM to be had here. The scalar kernels give the same results, and SimdSupport names the flag.
            runHere(program, arguments);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child), "end of the child"));
        System.exit(child.waitFor());
    }

    private static boolean vectorModuleIsThere() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static boolean scalarIsWanted() {
        return System.getProperty(SIMD_PROPERTY, "auto")
                .toLowerCase(Locale.ROOT)
                .equals("scalar");
    }

    /** By name: the class is of a newer version than this one. */
    private static void runHere(Program program, String[] arguments) throws ReflectiveOperationException {
        try {
            Class.forName(program.mainClass()).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(program.mainClass() + " failed", e.getCause());
        }
    }

    private static List<String> command(Program program, String classPath, String[] arguments) {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(program.flags());
        command.addAll(List.of("--add-modules", MODULE, FirstJvm.flag(), "-classpath", classPath));
        command.add(Launcher.class.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** A signal to this process alone must not leave the child behind, and the child must have time for its own hooks. */
    private static void end(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
