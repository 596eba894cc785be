package dev.assay.assigner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.assigner");

  private static final String[] PURE = {
    "..assignment..", "..definition..", "..event..", "..lifecycle..", "..telemetry.."
  };

  @Test
  void purePackagesKnowNoAdapterAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.assigner.catalog..",
            "dev.assay.assigner.exposure..",
            "dev.assay.assigner.api..",
            "dev.assay.assigner.config..",
            "dev.assay.assigner.health..",
            "dev.assay.assigner.ingestion..",
            "dev.assay.assigner.session..",
            "dev.assay.assigner.runtime..",
            "io.micronaut..",
            "io.micrometer..",
            "org.apache.kafka..",
            "org.slf4j..")
        .because("answers depend on arguments alone")
        .check(CLASSES);
  }

  @Test
  void purePackagesReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because("a replay must give the same answers")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.assay.assigner.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
