package org.longtail;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run downward only, and users of the kernels get nothing but the JDK and EJML with them. */
@AnalyzeClasses(packages = "org.longtail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_RUN_DOWNWARD = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("ground")
            .definedBy("org.longtail.internal..", "org.longtail.simd..", "org.longtail.random..")
            .layer("zipf")
            .definedBy("org.longtail.zipf..")
            .layer("on top")
            .definedBy(
                    "org.longtail.truncation..",
                    "org.longtail.regression..",
                    "org.longtail.inference..",
                    "org.longtail.arithmetic..")
            .whereLayer("on top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("zipf")
            .mayOnlyBeAccessedByLayers("on top")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.longtail.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEPENDENCIES_ARE_FEW = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "org.longtail..", "java..", "jdk.incubator.vector..", "org.ejml..", "org.jspecify..")
                    .or(nameMatching("(boolean|byte|char|short|int|long|float|double|void)?")));

    /** Without the module such a class cannot even be loaded: SimdSupport loads it by name, or not at all. */
    @ArchTest
    static final ArchRule VECTORS_STAY_IN_VECTOR_CLASSES = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Vector\\w*(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");
}
