package org.longtail.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * The choice between vector kernels and their scalar twins, made once per JVM.
 *
 * <p>Vector kernels run when the JVM was started with {@code --add-modules jdk.incubator.vector} on HotSpot with its
 * optimising compiler; otherwise the scalar twins run, which give the same random output bit for bit, and one warning
 * names the missing flag. Sampling starts with the scalar twins all the same, until vectors are compiled: {@link WarmUp}.
 * The system property {@code longtail.simd} forces the choice: {@code vector} (from the first call on; an error when
 * impossible), {@code scalar} (no warning) or {@code auto}.
 */
public final class SimdSupport {

    /** Which twin of every kernel this JVM uses. */
    public enum Path {
        /** {@code jdk.incubator.vector}, at the widest species the JVM prefers. */
        VECTOR,
        /** Plain Java. */
        SCALAR
    }

    private static final String PROPERTY = "longtail.simd";
    private static final String MODULE = "jdk.incubator.vector";
    private static final String FLAG = "--add-modules " + MODULE;

    private record Choice(Path path, boolean scalarFirst, String reason) {

        static Choice scalar(String reason) {
            return new Choice(Path.SCALAR, false, reason);
        }

        static Choice vector(boolean scalarFirst) {
            return new Choice(Path.VECTOR, scalarFirst, "");
        }
    }

    private static final Choice CHOICE = choose();

    private SimdSupport() {}

    /**
     * Returns which twin of every kernel this JVM uses.
     *
     * @return the path taken, the same for the life of the JVM
     */
    public static Path path() {
        return CHOICE.path;
    }

    /**
     * Returns the width of the vectors in use.
     *
     * @return 128, 256 or 512 bits on the vector path, 64 on the scalar path
     */
    public static int vectorBits() {
        return path() == Path.VECTOR ? VectorShapeProbe.preferredBits() : Long.SIZE;
    }

    /**
     * Returns a sentence for logs and reports, for instance {@code "vector, 512 bits, sampling scalar until warm"}, {@code
     * "vector, 512 bits"} where vectors are forced, or {@code "scalar (start the JVM with --add-modules
     * jdk.incubator.vector)"}.
     *
     * @return the path in use and, on the scalar path, why
     */
    public static String description() {
        if (path() == Path.SCALAR) {
            return "scalar (" + CHOICE.reason + ")";
        }
        return "vector, " + vectorBits() + " bits" + (CHOICE.scalarFirst ? ", sampling scalar until warm" : "");
    }

    /**
     * Loads the twin of a kernel that fits this JVM. The vector twin is named, not linked, so that no class refers to a
     * module that may be absent.
     *
     * @param <K> the kernel's interface
     * @param kernel the kernel's interface
     * @param lookup the rights of the package that owns both twins
     * @param vectorTwin simple name of the vector twin, a class of the same package with a no-argument constructor
     * @param scalarTwin makes the scalar twin
     * @return the twin to use for the life of the JVM
     */
    public static <K> K load(
            Class<K> kernel, MethodHandles.Lookup lookup, String vectorTwin, Supplier<? extends K> scalarTwin) {
        return path() == Path.SCALAR ? scalarTwin.get() : loadVector(kernel, lookup, vectorTwin);
    }

    /**
     * Loads the twins of a kernel whose vector twin must earn its place, as {@link WarmUp} describes.
     *
     * @param <K> the kernel's interface
     * @param kernel the kernel's interface
     * @param lookup the rights of the package that owns both twins
     * @param vectorTwin simple name of the vector twin, a class of the same package with a no-argument constructor
     * @param scalarTwin makes the scalar twin
     * @param adaptive joins the scalar and the vector twin, in this order
     * @return the kernel to use for the life of the JVM: one twin where the property forces it, else both joined
     */
    public static <K> K load(
            Class<K> kernel,
            MethodHandles.Lookup lookup,
            String vectorTwin,
            Supplier<? extends K> scalarTwin,
            BinaryOperator<K> adaptive) {
        K loaded = load(kernel, lookup, vectorTwin, scalarTwin);
        return CHOICE.scalarFirst ? adaptive.apply(scalarTwin.get(), loaded) : loaded;
    }

    private static <K> K loadVector(Class<K> kernel, MethodHandles.Lookup lookup, String vectorTwin) {
        String name = kernel.getPackageName() + "." + vectorTwin;
        try {
            Class<?> twin = lookup.findClass(name);
            return kernel.cast(lookup.findConstructor(twin, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class))
                    .invoke());
        } catch (Throwable e) {
            throw new IllegalStateException("cannot load the vector kernel " + name, e);
        }
    }

    private static Choice choose() {
        String wish = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
        return switch (wish) {
            case "scalar" -> Choice.scalar("-D" + PROPERTY + "=scalar");
            case "vector" -> {
                String obstacle = obstacle();
                if (!obstacle.isEmpty()) {
                    throw new IllegalStateException("-D" + PROPERTY + "=vector cannot be met: " + obstacle);
                }
                yield Choice.vector(false);
            }
            case "auto" -> {
                String obstacle = obstacle();
                if (obstacle.isEmpty()) {
                    yield Choice.vector(true);
                }
                System.getLogger(SimdSupport.class.getName())
                        .log(System.Logger.Level.WARNING, "Longtail runs its scalar kernels: {0}", obstacle);
                yield Choice.scalar(obstacle);
            }
            default ->
                throw new IllegalStateException(
                        "system property " + PROPERTY + " is neither auto, vector nor scalar: \"" + wish + "\"");
        };
    }

    /** Why vector kernels cannot run at full speed here; empty when they can. */
    private static String obstacle() {
        Module vectorModule = ModuleLayer.boot().findModule(MODULE).orElse(null);
        if (vectorModule == null) {
            return "start the JVM with " + FLAG;
        }
        // A no-op on the class path; needed when this jar is a named module.
        SimdSupport.class.getModule().addReads(vectorModule);
        String vm = System.getProperty("java.vm.name", "");
        String mode = System.getProperty("java.vm.info", "");
        if (vm.contains("OpenJ9") || mode.contains("interpreted") || mode.contains("emulated-client")) {
            // Without C2 each vector operation is a boxed method call, 100 to 1000 times slower than plain Java.
            return "this JVM does not compile vector operations (" + vm + ", " + mode + ")";
        }
        if (VectorShapeProbe.preferredBits() < 128) {
            return "this machine has no vectors of 128 bits";
        }
        return "";
    }
}
