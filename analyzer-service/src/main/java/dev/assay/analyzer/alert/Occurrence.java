package dev.assay.analyzer.alert;

import java.util.function.Predicate;

/**
 * One time that a watch found something wrong.
 *
 * @param watch names the experiment and the watch
 * @param number from 0
 * @param open whether it was told, and its end was not
 */
record Occurrence(String watch, int number, boolean open) {

  /** The one that is open, or else the next. */
  static Occurrence current(String watch, Predicate<String> told) {
    int number = 0;
    while (told.test(id(watch, number, "begin")) && told.test(id(watch, number, "end"))) {
      number++;
    }
    return new Occurrence(watch, number, told.test(id(watch, number, "begin")));
  }

  String beginId() {
    return id(watch, number, "begin");
  }

  String endId() {
    return id(watch, number, "end");
  }

  private static String id(String watch, int number, String edge) {
    return AlertIds.of(watch, String.valueOf(number), edge);
  }
}
