package dev.assay.analyzer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
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
    "dev.assay.analyzer.alert..",
    "dev.assay.analyzer.explain..",
    "dev.assay.analyzer.report..",
    "dev.assay.analyzer.journey.."
  };

  private static final String CALIBRATION = "dev.assay.analyzer.calibration..";

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
  void theCalibrationKnowsTheStatisticsOnly() {
    noClasses()
        .that()
        .resideInAPackage(CALIBRATION)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.assay.analyzer..")
                .and(not(resideInAnyPackage("dev.assay.analyzer.statistics..", CALIBRATION))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut..", "org.apache.kafka..", "org.slf4j..", "java.nio..")
        .because("it simulates formulas, not services")
        .check(CLASSES);
  }

  @Test
  void nothingThatServesDependsOnTheCalibration() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CALIBRATION, "dev.assay.analyzer.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CALIBRATION)
        .because("results are computed, not drawn")
        .check(CLASSES);
  }

  @Test
  void randomNumbersAreForTheCalibrationAndTheWebhooksPausesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            CALIBRATION, "dev.assay.analyzer.notify..", "dev.assay.analyzer.runtime..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .because("the same data have to give the same answer")
        .check(CLASSES);
  }

  @Test
  void pureAndSimulatedResultsReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Stream.concat(Arrays.stream(PURE), Stream.of(CALIBRATION)).toArray(String[]::new))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
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
