package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.difference.EffectScale;
import java.util.Locale;

/** Reads two samples as one effect. */
final class Effects {

  private Effects() {}

  static Parameter scale() {
    return Parameter.choice("scale", "of the effect", "absolute", "relative").or("absolute");
  }

  /** Of {@code control}, {@code treatment}, {@code form} and {@code scale}. */
  static Answer<Estimate> read(Arguments arguments) {
    String form = arguments.text("form");
    return EffectScale.valueOf(arguments.text("scale").toUpperCase(Locale.ROOT))
        .effect(
            Samples.read(arguments, "control", form).flatMap(Sample::estimate),
            Samples.read(arguments, "treatment", form).flatMap(Sample::estimate));
  }
}
