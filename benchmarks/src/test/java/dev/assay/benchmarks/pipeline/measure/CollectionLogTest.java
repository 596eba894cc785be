package dev.assay.benchmarks.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionLogTest {

  @TempDir Path directory;

  @Test
  void largestHeapAfterACollection() throws IOException {
    assertThat(
            peak(
                """
                [0.013s][info][gc] Using G1
                [1.602s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->3M(392M) 2.951ms
                [4.871s][info][gc] GC(1) Pause Young (Concurrent Start) (Metadata GC Threshold) 150M->71M(392M) 3.551ms
                [4.871s][info][gc] GC(2) Concurrent Mark Cycle
                [4.880s][info][gc] GC(2) Pause Remark 160M->160M(392M) 1.771ms
                [4.880s][info][gc] GC(2) Concurrent Mark Cycle 9.202ms
                [9.100s][info][gc] GC(3) Pause Full (System.gc()) 180M->60M(392M) 20.011ms
                """))
        .isEqualTo(71L << 20);
  }

  @Test
  void noCollectionNoHeap() throws IOException {
    assertThat(peak("[0.013s][info][gc] Using G1\n")).isZero();
  }

  private long peak(String lines) throws IOException {
    return CollectionLog.peakBytesAfter(Files.writeString(directory.resolve("log"), lines));
  }
}
