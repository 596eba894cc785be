package dev.assay.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows point from adapters to pure code. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.analyzer");

  private static final String[] PURE = {
    "dev.assay.analyzer.statistics..",
    "dev.assay.analyzer.analysis..",
    "dev.assay.analyzer.decision..",
    "dev.assay.analyzer.explain..",
    "dev.assay.analyzer.report.."
  };

  @Test
  void purePackagesKnowNoAdapter() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.analyzer.client..",
            "dev.assay.analyzer.publish..",
            "dev.assay.analyzer.api..",
            "dev.assay.analyzer.config..",
            "dev.assay.analyzer.runtime..",
            "io.micronaut..",
            "io.micrometer..",
            "org.apache.kafka..",
            "org.slf4j..",
            "java.net..")
        .because("the same data have to give the same answer wherever they come from")
        .check(CLASSES);
  }

  @Test
  void purePackagesReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .because("an analysis can then be repeated")
        .check(CLASSES);
  }

  @Test
  void statisticsKnowNumbersOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.analyzer.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.schemas.avro..",
            "dev.assay.analyzer.analysis..",
            "dev.assay.analyzer.decision..")
        .because("a test is the same whatever it is used for")
        .check(CLASSES);
  }

  @Test
  void theDecisionKnowsNoRecords() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.analyzer.decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.assay.schemas..", "dev.assay.analyzer.analysis..")
        .because("a rule is read without the wire in mind")
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("dev.assay.analyzer.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void thereAreNoStreams() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .because("aggregation is the aggregator's")
        .check(CLASSES);
  }
}
