package dev.assay.analyzer.calculator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All calculations. */
public final class Calculator {

  private static final List<Calculation> ALL =
      Stream.of(
              MeanCalculations.all(),
              ProportionCalculations.all(),
              RateCalculations.all(),
              RatioCalculations.all(),
              CupedCalculations.all(),
              MarginCalculations.all(),
              QuantileCalculations.all(),
              BayesCalculations.all(),
              BestArmCalculations.all(),
              SequentialCalculations.all(),
              MultiplicityCalculations.all(),
              QualityCalculations.all(),
              SubgroupCalculations.all(),
              SampleSizeCalculations.all(),
              PlanningCalculations.all(),
              SentimentCalculations.all())
          .flatMap(List::stream)
          .toList();

  private Calculator() {}

  /** In the order in which a list of them is read best. */
  public static List<Calculation> all() {
    return ALL;
  }

  public static Optional<Calculation> find(String method) {
    return ALL.stream().filter(calculation -> calculation.method().equals(method)).findFirst();
  }

  /**
   * One calculation.
   *
   * @throws InvalidInputs when there is none of that name
   */
  public static Calculation of(String method) {
    return find(method)
        .orElseThrow(
            () ->
                InvalidInputs.unknownMethod(
                    method, ALL.stream().map(Calculation::method).toList()));
  }
}
