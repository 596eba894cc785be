package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.serde.AvroSerdes;
import org.apache.kafka.clients.admin.Admin;

/** Writes the log once, as it is. */
public final class LogWriter {

  private LogWriter() {}

  /**
   * Creates the topics and writes the log into them.
   *
   * @param partitions of each topic that is joined
   * @return what must come out of it
   */
  public static Expected write(
      LogShape shape, Admin admin, String bootstrapServers, AvroSerdes serdes, int partitions)
      throws InterruptedException {
    LogTopics.create(admin, partitions);
    try (RecordSender sender = RecordSender.inBulk(bootstrapServers, serdes)) {
      Experiments.of(shape.experiments()).forEach(sender::send);
      LogGenerator log = new LogGenerator(shape);
      log.forEachRemaining(sender::send);
      sender.flush();
      return log.expected();
    }
  }
}
