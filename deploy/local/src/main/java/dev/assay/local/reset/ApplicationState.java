package dev.assay.local.reset;

import dev.assay.local.CommandFailure;
import dev.assay.local.publish.KafkaAdmin;
import dev.assay.local.publish.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/**
 * All that a Kafka Streams application has derived from its input: the offsets up to which it has
 * read, its internal topics, and its directory on this machine.
 *
 * @param topics internal ones, sorted
 * @param hasOffsets whether the group is there
 * @param directory the application's own
 * @param hasDirectory whether it is there
 */
record ApplicationState(
    String applicationId,
    List<String> topics,
    boolean hasOffsets,
    Path directory,
    boolean hasDirectory) {

  private static final Duration DELETION_TIMEOUT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  /**
   * Looks what there is.
   *
   * @param stateDirectory the aggregator's {@code assay.state.directory}
   * @throws CommandFailure when an instance is running, or Kafka does not answer
   */
  static ApplicationState find(
      Admin admin, String kafka, String applicationId, Path stateDirectory) {
    Set<String> groups =
        KafkaAdmin.await(admin.listGroups().all(), kafka, "list its groups").stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toSet());
    boolean hasOffsets = groups.contains(applicationId);
    if (hasOffsets) {
      refuseWhileRunning(admin, kafka, applicationId);
    }
    Path directory = stateDirectory.resolve(applicationId);
    return new ApplicationState(
        applicationId,
        InternalTopics.of(applicationId, topicNames(admin, kafka), groups),
        hasOffsets,
        directory,
        Files.exists(directory, LinkOption.NOFOLLOW_LINKS));
  }

  /** One line for each thing that there is. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    if (hasOffsets) {
      lines.add("committed offsets of the group " + applicationId);
    }
    topics.forEach(topic -> lines.add("topic " + topic));
    if (hasDirectory) {
      lines.add("directory " + directory);
    }
    return lines;
  }

  /**
   * Deletes all of it, and returns when it is gone.
   *
   * @throws CommandFailure when something is left; then the aggregator must not start before
   *     another reset
   */
  void delete(Admin admin, String kafka) {
    if (hasOffsets) {
      // First, since Kafka refuses it while an instance is running.
      KafkaAdmin.await(
          admin.deleteConsumerGroups(List.of(applicationId)).all(),
          kafka,
          "delete the offsets of the group " + applicationId);
    }
    try {
      deleteDirectory();
      KafkaAdmin.await(admin.deleteTopics(topics).all(), kafka, "delete the internal topics");
      awaitDeletion(admin, kafka);
    } catch (CommandFailure e) {
      throw new CommandFailure(
          "the reset is half done, reset again before the aggregator starts: " + e.getMessage(), e);
    }
  }

  private static void refuseWhileRunning(Admin admin, String kafka, String applicationId) {
    Map<String, ConsumerGroupDescription> groups =
        KafkaAdmin.await(
            admin.describeConsumerGroups(List.of(applicationId)).all(),
            kafka,
            "describe the group " + applicationId);
    ConsumerGroupDescription group =
        Objects.requireNonNull(groups.get(applicationId), applicationId);
    if (!group.members().isEmpty()) {
      throw new CommandFailure(
          "the aggregator is running: the group %s has %d members at %s. Stop every instance first"
                  .formatted(applicationId, group.members().size(), kafka)
              + " (Kafka misses one that was killed after 10 s)");
    }
  }

  private static Set<String> topicNames(Admin admin, String kafka) {
    return KafkaAdmin.await(admin.listTopics().names(), kafka, "list its topics");
  }

  private void deleteDirectory() {
    if (!hasDirectory) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CommandFailure("%s cannot be deleted: %s".formatted(directory, e), e);
    }
  }

  /** The broker answers before the topics are gone, and one that starts then would find them. */
  private void awaitDeletion(Admin admin, String kafka) {
    long begun = System.nanoTime();
    while (!Collections.disjoint(topicNames(admin, kafka), topics)) {
      if (System.nanoTime() - begun > DELETION_TIMEOUT.toNanos()) {
        throw new CommandFailure(
            "the topics are still there after %d s".formatted(DELETION_TIMEOUT.toSeconds()));
      }
      Pause.millis(POLL_MILLIS);
    }
  }
}
