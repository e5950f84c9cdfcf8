package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.ScalingLaw;

class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "validate --help", "laws --help", "sample --help", "bits --help"})
    void showsUsageAndExamples(String command) {
        Run run = Run.of(command.split(" ", -1));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Usage: longtail"), run.out());
        assertTrue(run.out().contains("Example"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
    }

    @Test
    void isWhatTheBareCommandPrints() {
        Run bare = Run.of();
        assertEquals(0, bare.status());
        assertEquals(Run.of("--help").out(), bare.out());
    }

    @Test
    void theVersionSaysWhichKernelsRun() {
        Run run = Run.of("--version");
        assertEquals(0, run.status());
        assertTrue(run.out().matches("(?s)longtail \\d+\\.\\d+.*kernels: (vector|scalar).*"), run.out());
    }

    @Test
    void lawsAreListedWithStatementAndSource() {
        Run run = Run.of("laws");
        assertEquals(0, run.status());
        for (ScalingLaw law : Run.LAWS) {
            LawDescription description = law.description();
            assertTrue(run.out().contains(description.id() + " - " + description.name()), run.out());
            assertTrue(run.out().contains(description.statement()), run.out());
            assertTrue(run.out().contains(description.source()), run.out());
        }
    }
}
