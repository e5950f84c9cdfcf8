package org.longtail.validation;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run downward only: law, study, report, cli. */
@AnalyzeClasses(packages = "org.longtail.validation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_RUN_DOWNWARD = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("law")
            .definedBy("..validation.law..")
            .layer("study")
            .definedBy("..validation.study..")
            .layer("report")
            .definedBy("..validation.report..")
            .layer("cli")
            .definedBy("..validation.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("report", "cli");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.longtail.validation.(*)..").should().beFreeOfCycles();
}
