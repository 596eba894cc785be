package dev.assay.local.reset;

import java.util.Collection;
import java.util.List;

/** Tells the topics that Kafka Streams made for an application from all others. */
final class InternalTopics {

  private InternalTopics() {}

  /**
   * The application's own topics, sorted. Kafka Streams names them after the application, and
   * nothing but the name says whose they are: of an application {@code a} with a group {@code a-b}
   * beside it, {@code a-b-store-changelog} belongs to the latter.
   *
   * @param groups ids of every consumer group
   */
  static List<String> of(
      String applicationId, Collection<String> topics, Collection<String> groups) {
    return topics.stream()
        .filter(topic -> isInternal(applicationId, topic))
        .filter(
            topic ->
                groups.stream()
                    .filter(group -> group.startsWith(applicationId + "-"))
                    .noneMatch(group -> isInternal(group, topic)))
        .sorted()
        .toList();
  }

  private static boolean isInternal(String applicationId, String topic) {
    return topic.startsWith(applicationId + "-")
        && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
  }
}
