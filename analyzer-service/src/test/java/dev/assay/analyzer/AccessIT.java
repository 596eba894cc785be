package dev.assay.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.access.Role;
import dev.assay.access.contract.RouteContract;
import dev.assay.access.contract.TestTokens;
import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Who may ask the analyzer what, and as whom it asks others. */
class AccessIT {

  private static final Path DIRECTORY = Path.of("target", "access-it");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void holdsEveryRouteToItsRoleAndAsksWithItsOwnToken() throws Exception {
    TestTokens tokens = TestTokens.in(DIRECTORY);
    int managementPort = Ports.free();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        SummariesServer aggregator = new SummariesServer()) {
      Properties kafka = new Properties();
      kafka.put("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(kafka)) {
        new TopicCreator(admin, 1, (short) 1)
            .createMissing(List.of(Topics.EXPERIMENTS, Topics.ANALYSES, Topics.RECOMMENDATIONS));
      }
      aggregator.serve(OpenBandit.summaries("figures"));
      try (RunningAnalyzer analyzer =
              RunningAnalyzer.start(
                  "-assay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                  "-assay.registry.url=" + registry.url(),
                  "-assay.aggregator.url=" + aggregator.url(),
                  "-assay.analysis.interval=200ms",
                  "-assay.access.tokens=" + tokens.path(),
                  "-assay.access.token-file=" + tokens.clear(Role.EDITOR),
                  "-assay.access.unauthenticated-requests-per-second=1000000",
                  "-endpoints.all.port=" + managementPort,
                  "-micronaut.server.port=-1");
          KafkaProducer<String, Experiment> experiments =
              new KafkaProducer<>(
                  kafka,
                  new StringSerializer(),
                  new AvroSerdes(registry.url()).serializer(Topics.EXPERIMENTS))) {
        Experiment experiment = OpenBandit.experiment("figures");
        experiments
            .send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), "figures", experiment))
            .get();
        new RouteContract(URI.create("http://127.0.0.1:" + analyzer.port()), tokens).check();
        AnalyzerHttp http = new AnalyzerHttp(analyzer::port);
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    ask(http, tokens.of(Role.VIEWER), "/v1/experiments/figures/analysis")
                            .statusCode()
                        == 200);
        assertThat(aggregator.authorizations())
            .isNotEmpty()
            .containsOnly("Bearer " + tokens.of(Role.EDITOR));
        AnalyzerHttp management = new AnalyzerHttp(() -> managementPort);
        assertThat(management.get("/health").body()).contains("\"tokens\"");
        assertThat(management.get("/prometheus").statusCode()).isEqualTo(200);
        assertThat(management.get("/v1/calculations").statusCode()).isEqualTo(404);
        assertThat(http.get("/health").statusCode()).isEqualTo(404);
      }
    }
  }

  private static HttpResponse<String> ask(AnalyzerHttp http, String token, String path)
      throws Exception {
    return http.send(http.request(path).header("Authorization", "Bearer " + token).build());
  }
}
