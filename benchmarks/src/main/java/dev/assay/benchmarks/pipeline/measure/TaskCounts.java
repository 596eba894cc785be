package dev.assay.benchmarks.pipeline.measure;

import dev.assay.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;

/** How an application's tasks are shared by its instances. */
public final class TaskCounts {

  /** Of a stream thread's client id; before it is what its instance is called. */
  private static final String THREAD = "-StreamThread-";

  private TaskCounts() {}

  /** Tasks that each instance works on, one for each partition. */
  public static List<Integer> of(Admin admin, String applicationId) throws InterruptedException {
    try {
      Map<String, Integer> counts = new TreeMap<>();
      admin.describeConsumerGroups(List.of(applicationId)).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .forEach(member -> counts.merge(instance(member), tasks(member), Integer::sum));
      return List.copyOf(counts.values());
    } catch (ExecutionException e) {
      throw new KafkaException("The group could not be described", e.getCause());
    }
  }

  private static String instance(MemberDescription member) {
    return member.clientId().split(THREAD, 2)[0];
  }

  /** Every task has a partition of each topic: one topic tells them all. */
  private static int tasks(MemberDescription member) {
    return (int)
        member.assignment().topicPartitions().stream()
            .filter(partition -> partition.topic().equals(Topics.ASSIGNMENTS.name()))
            .count();
  }
}
