package dev.assay.schemas.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearbySearchTest {

  @Test
  void countsWhatIsAtMostAValueFromWhereverItBegins() {
    Random random = new Random(1);
    for (int size = 0; size < 40; size++) {
      // Few different values, so that many are equal.
      double[] values = random.ints(size, 0, 20).asDoubleStream().sorted().toArray();
      for (double x = -1; x <= 21; x += 0.5) {
        double most = x;
        int expected = (int) Arrays.stream(values).filter(value -> value <= most).count();
        for (int near = 0; near <= size; near++) {
          assertEquals(
              expected, NearbySearch.countAtMost(DoubleBuffer.wrap(values), x, near), "x = " + x);
        }
      }
    }
  }
}
