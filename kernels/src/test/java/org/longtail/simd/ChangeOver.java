package org.longtail.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls before, while and after the vector twin takes over, against the scalar twin on its own. */
public final class ChangeOver {

    /** Shorter calls are neither timed nor tried. */
    public static final int LEAST_ELEMENTS = WarmUp.LEAST_ELEMENTS;

    /** Ten times what the change takes. */
    private static final int ROUNDS = 50;

    /** Rounds after the change: each kind of call comes again. */
    private static final int ROUNDS_AFTER = 2 * Round.KINDS;

    private ChangeOver() {}

    /**
     * Work on kernels that it is given, with a state of its own.
     *
     * @param <K> the kernel's interface
     */
    @FunctionalInterface
    public interface Work<K> {

        /**
         * Calls each operation once.
         *
         * @param kernels to be called
         * @param round all sizes are to be below {@link #LEAST_ELEMENTS} or none, as it says
         * @return all that came out, and the state
         */
        Object[] step(K kernels, Round round);
    }

    /**
     * As many calls of each operation as there are to one that is timed: the scalar twin's count of calls stays in step with
     * {@link WarmUp}'s, which leaves out those of short rounds and of trials.
     *
     * @param number from 0
     */
    public record Round(int number) {

        static final int KINDS = 3;

        /** Whether the calls are too short to be timed or tried. */
        public boolean isShort() {
            return number % KINDS == KINDS - 1;
        }
    }

    /** The scalar twin, which takes a nap when it is timed: the change comes after some twenty calls of an operation. */
    private static final class Napping<K> implements InvocationHandler {

        private final K twin;
        private final Map<Method, Integer> calls = new HashMap<>();

        Napping(K twin) {
            this.twin = twin;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method operation, Object[] arguments)
                throws ReflectiveOperationException, InterruptedException {
            if (calls.merge(operation, 1, Integer::sum) % WarmUp.TIMED_CALLS == 0) {
                Thread.sleep(20);
            }
            // The kernels' interfaces are their packages' own.
            operation.setAccessible(true);
            return operation.invoke(twin, arguments);
        }
    }

    /**
     * Asserts that nothing but time shows which twin works, and that the vector twin takes over in every operation.
     *
     * @param kernel the kernel's interface
     * @param scalar the scalar twin
     * @param vector the twin that is to take over
     * @param adaptive joins them
     * @param work makes the same work twice
     * @param <K> the kernel's interface
     */
    public static <K> void assertUnseen(
            Class<K> kernel, K scalar, K vector, BinaryOperator<K> adaptive, Supplier<Work<K>> work) {
        Napping<K> napping = new Napping<>(scalar);
        K slow = kernel.cast(Proxy.newProxyInstance(kernel.getClassLoader(), new Class<?>[] {kernel}, napping));
        K joined = adaptive.apply(slow, vector);
        Work<K> expected = work.get();
        Work<K> actual = work.get();
        int since = 0;
        Map<Method, Integer> before = Map.of();
        for (int number = 0; number < ROUNDS && since < ROUNDS_AFTER; number++) {
            Round round = new Round(number);
            before = Map.copyOf(napping.calls);
            for (int i = 0; i < WarmUp.TIMED_CALLS; i++) {
                assertArrayEquals(expected.step(scalar, round), actual.step(joined, round), round::toString);
            }
            since = before.equals(napping.calls) ? since + 1 : 0;
        }
        long operations = Arrays.stream(kernel.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .count();
        assertEquals(operations, napping.calls.size());
        assertTrue(since == ROUNDS_AFTER, () -> "the scalar twin goes on working: " + napping.calls);
    }
}
