package dev.assay.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.aggregator.store.WriteBackStore;
import org.junit.jupiter.api.Test;

/** Arrows point from adapters to pure code, never back. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.aggregator");

  private static final String[] PURE = {
    "dev.assay.aggregator.observation..",
    "dev.assay.aggregator.metric..",
    "dev.assay.aggregator.attribution..",
    "dev.assay.aggregator.summary.."
  };

  @Test
  void pureCodeKnowsTheJdkAndTheContractAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "io.micronaut..",
            "io.micrometer..",
            "org.slf4j..",
            "dev.assay.aggregator.store..",
            "dev.assay.aggregator.topology..",
            "dev.assay.aggregator.query..",
            "dev.assay.aggregator.metrics..",
            "dev.assay.aggregator.api..",
            "dev.assay.aggregator.config..",
            "dev.assay.aggregator.runtime..")
        .because("the fold must be testable without a broker, and depend on event time alone")
        .check(CLASSES);
  }

  @Test
  void nobodyReadsTheWallClockBelowTheServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.assay.aggregator.api..", "dev.assay.aggregator.runtime..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .because("a replay must give the same results")
        .check(CLASSES);
  }

  @Test
  void oneClassUsesTheInternalsOfKafkaStreams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(WriteBackStore.class.getName())
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.kafka.streams.state.internals.WrappedStateStore")
        .because("an upgrade that moves them should touch one file")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.assay.aggregator.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
