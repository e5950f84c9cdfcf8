package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final List<Subject> ALL = Subjects.all();

    private static Subject named(String id) {
        return Subjects.named(ALL, List.of(id)).getFirst();
    }

    @Test
    void areFoundInTheBenchmarkListOursFirst() {
        Subject zipf = named("zipf");
        assertEquals("longtail", zipf.methods().getFirst());
        assertTrue(zipf.methods().contains("commonsRejectionInversion"));
        assertEquals(List.of("1.05", "1.2", "1.5", "2", "3"), zipf.parameters().get("exponent"));
    }

    @Test
    void areNoFloors() {
        assertFalse(named("bits").methods().contains("memoryFill"));
        assertTrue(ALL.stream().noneMatch(s -> s.className().equals("PeakFmaBenchmark")));
        assertTrue(ALL.stream().noneMatch(s -> s.className().equals("MemoryReadBenchmark")));
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertEquals(ALL.size(), ALL.stream().map(Subject::id).distinct().count());
    }

    /** A value that the catalogue names and the benchmark no longer has would measure something that no table shows. */
    @Test
    void haveQuickSettingsAmongTheirOwn() {
        for (Subject subject : ALL) {
            subject.quick()
                    .parameters()
                    .forEach((name, values) -> assertTrue(
                            !values.isEmpty()
                                    && subject.parameters()
                                            .getOrDefault(name, List.of())
                                            .containsAll(values),
                            () -> subject.id() + ": " + name + " " + values));
            Catalogue.of(subject.className())
                    .quick()
                    .keySet()
                    .forEach(name ->
                            assertTrue(subject.parameters().containsKey(name), () -> subject.id() + ": " + name));
        }
    }

    @Test
    void areMeasuredInUnderTenMinutesWhenQuick() {
        double seconds = ALL.stream()
                .mapToDouble(s -> s.quick().benchmarks().size()
                        * s.quick().settings().size()
                        * (s.singleShot() ? Effort.QUICK.singleShot() : Effort.QUICK).expectedSeconds())
                .sum();
        assertTrue(seconds < 540, () -> "expected " + seconds + " s, and floors come on top");
    }

    @Test
    void namesWhatThereIsWhenThereIsNoSuchSubject() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Subjects.named(ALL, List.of("zpf")));
        assertTrue(String.valueOf(e.getMessage()).startsWith("no subject \"zpf\"; there are batch, "), e::toString);
    }

    @Test
    void unlistedClassesAreNamedAfterThemselves() {
        Catalogue.Entry entry = Catalogue.of("ColdStartBenchmark");
        assertEquals("cold-start", entry.id());
        assertEquals("Cold start", entry.title());
    }
}
