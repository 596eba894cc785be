package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/** The topics of the contract on one broker. */
public final class LogTopics {

  private static final short ONE_REPLICA = 1;

  private LogTopics() {}

  /**
   * Creates them.
   *
   * @param partitions of each topic that is joined
   */
  public static void create(Admin admin, int partitions) throws InterruptedException {
    new TopicCreator(admin, partitions, ONE_REPLICA).createMissing(Topics.ALL);
  }
}
