package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedClusterIT {
  private static final String TOPIC = "greetings";

  @Test
  void whileOneBrokerIsMissingTransactionsCommitAndAfterItsStartItIsThereAgain(
      @TempDir Path directory) throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.launch(3, directory)) {
      cluster.awaitReady();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.detourServers()))) {
        admin
            .createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())))
            .all()
            .get(1, TimeUnit.MINUTES);
      }
      produce(cluster, "all");
      cluster.kill(1);
      produce(cluster, "one missing");
      cluster.restart(1);
      cluster.awaitReady();
      produce(cluster, "all again");
    }
  }

  private static void produce(EmbeddedCluster cluster, String value) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "test");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var sent = producer.send(new ProducerRecord<>(TOPIC, value, value));
      producer.commitTransaction();
      assertThat(sent.get(1, TimeUnit.SECONDS).hasOffset()).isTrue();
    }
  }
}
