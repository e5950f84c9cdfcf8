package org.longtail.validation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run downward only: law and corpus, study, report, cli. */
@AnalyzeClasses(packages = "org.longtail.validation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_RUN_DOWNWARD = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("law")
            .definedBy("..validation.law..")
            .layer("study")
            .definedBy("..validation.study..")
            .layer("corpus")
            .definedBy("..validation.corpus..")
            .layer("report")
            .definedBy("..validation.report..")
            .layer("cli")
            .definedBy("..validation.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("report", "cli")
            .whereLayer("corpus")
            .mayOnlyBeAccessedByLayers("report", "cli");

    @ArchTest
    static final ArchRule LAWS_KNOW_NO_SCREENS_AND_NO_FILES = noClasses()
            .that()
            .resideInAPackage("..validation.law..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.util.concurrent..", "picocli..", "com.google.gson..");

    @ArchTest
    static final ArchRule THE_LAUNCHER_LINKS_TO_NOTHING_NEWER = noClasses()
            .that()
            .resideInAPackage("..validation.launcher..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.longtail..")
                    .and(not(resideInAPackage("org.longtail.validation.launcher.."))));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.longtail.validation.(*)..").should().beFreeOfCycles();
}
