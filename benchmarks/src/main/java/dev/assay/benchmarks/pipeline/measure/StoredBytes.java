package dev.assay.benchmarks.pipeline.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

/** How much lies on disks. */
public final class StoredBytes {

  private StoredBytes() {}

  /** Bytes of the files in a directory and below; 0 when there is none. */
  public static long ofDirectory(Path directory) {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of the logs of an application's changelog topics, as they lie with the brokers. */
  public static long ofChangelogs(Admin admin, String applicationId) throws InterruptedException {
    try {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(directories -> directories.values().stream())
          .map(LogDirDescription::replicaInfos)
          .flatMap(replicas -> replicas.entrySet().stream())
          .filter(replica -> isChangelog(replica.getKey().topic(), applicationId))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (ExecutionException e) {
      throw new KafkaException("The size of the changelogs could not be asked", e.getCause());
    }
  }

  private static boolean isChangelog(String topic, String applicationId) {
    return topic.startsWith(applicationId + "-") && topic.endsWith("-changelog");
  }
}
