package dev.assay.assigner.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.MalformedJson;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant TIME = Instant.parse("2026-01-31T09:30:00.250Z");
  private static final String COMMON =
      "\"event_id\":\"e1\",\"time\":\"2026-01-31T09:30:00.250Z\",\"session_id\":\"s1\"";

  private final EventReader reader = new EventReader(3);

  @Test
  void readsEveryFieldOfEveryKind() {
    assertValid(
        "session",
        "\"customer_id\":\"c1\",\"status\":\"ended\",\"outcome\":\"agent_handoff\","
            + "\"duration_ms\":90000,\"turns\":7,\"errors\":1,\"customer_interruptions\":2,"
            + "\"agent_interruptions\":3",
        new SessionEvent(
            "e1",
            TIME,
            "c1",
            "s1",
            SessionStatus.ENDED,
            SessionOutcome.AGENT_HANDOFF,
            90_000L,
            7,
            1,
            2,
            3));
    assertValid(
        "latency",
        "\"turn\":2,\"component\":\"llm_first_token\",\"milliseconds\":312.5",
        new LatencyEvent("e1", TIME, null, "s1", 2, LatencyComponent.LLM_FIRST_TOKEN, 312.5));
    assertValid(
        "funnel",
        "\"stage\":\"engagement\"",
        new FunnelEvent("e1", TIME, null, "s1", "engagement"));
    assertValid(
        "sentiment",
        "\"turn\":1,\"score\":-0.5,\"confidence\":0.9,\"keywords\":[\"angry\",\"late\"]",
        new SentimentEvent("e1", TIME, null, "s1", 1, -0.5, 0.9, List.of("angry", "late")));
    assertValid(
        "retrieval",
        "\"query_template\":\"plans\",\"chunks_retrieved\":5,\"chunks_cited\":2,\"relevance\":0.8,"
            + "\"tokens\":700,\"cost\":0.0014,\"cache_hit\":true,\"response_time_ms\":15",
        new RetrievalEvent("e1", TIME, null, "s1", "plans", 5, 2, 0.8, 700, 0.0014, true, 15.0));
    assertValid(
        "measurement",
        "\"name\":\"satisfaction\",\"value\":4",
        new MeasurementEvent("e1", TIME, null, "s1", "satisfaction", 4.0));
  }

  @Test
  void leavesOutWhatIsOptional() {
    assertValid(
        "session",
        "\"status\":\"started\",\"turns\":null",
        new SessionEvent(
            "e1", TIME, null, "s1", SessionStatus.STARTED, null, null, null, null, null, null));
    assertValid(
        "sentiment",
        "\"score\":1",
        new SentimentEvent("e1", TIME, null, "s1", null, 1.0, null, List.of()));
    assertValid(
        "retrieval",
        "\"chunks_retrieved\":5",
        new RetrievalEvent("e1", TIME, null, "s1", null, 5, 0, null, null, null, null, null));
  }

  @Test
  void keysByCustomerAndElseBySession() {
    assertThat(valid(event("funnel", "\"stage\":\"engagement\"")).key()).isEqualTo("s1");
    assertThat(valid(event("funnel", "\"stage\":\"engagement\",\"customer_id\":\"c1\"")).key())
        .isEqualTo("c1");
  }

  @Test
  void findsTheTypeBehindTheFields() {
    String event = "{\"stage\":\"engagement\"," + COMMON + ",\"type\":\"funnel\"}";
    assertThat(valid(event).kind()).isEqualTo(EventKind.FUNNEL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "session|status:'paused'|status",
        "session|status:'unknown'|status",
        "session|status:'ENDED'|status",
        "session|status:'ended'|outcome",
        "session|status:'ended',outcome:'unknown'|outcome",
        "session|status:'started',outcome:'completed'|outcome",
        "session|status:'started',duration_ms:-1|duration_ms",
        "session|status:'started',duration_ms:1.5|duration_ms",
        "session|status:'started',duration_ms:9223372036854775808|duration_ms",
        "session|status:'started',turns:2147483648|turns",
        "session|status:'started',turns:'7'|turns",
        "session|status:'started',errors:-1|errors",
        "session|status:'started',customer_interruptions:true|customer_interruptions",
        "session|status:'started',agent_interruptions:[1]|agent_interruptions",
        "latency|component:'llm',milliseconds:-0.1|milliseconds",
        "latency|component:'llm',milliseconds:1e400|milliseconds",
        "latency|component:'llm',milliseconds:1e151|milliseconds",
        "latency|component:'llm',milliseconds:null|milliseconds",
        "latency|component:'llm',milliseconds:'1'|milliseconds",
        "latency|component:'brain',milliseconds:1|component",
        "latency|component:3,milliseconds:1|component",
        "latency|component:'llm',milliseconds:1,turn:1.5|turn",
        "latency|component:'llm',milliseconds:1,score:1|score",
        "latency|component:'llm',milliseconds:1,colour:1|colour",
        "funnel|stage:''|stage",
        "funnel|stage:' '|stage",
        "funnel|stage:'a\\u0000b'|stage",
        "funnel|stage:'a\\u0085b'|stage",
        "funnel|stage:'a\\ud800'|stage",
        "funnel|stage:'a\\udc00b'|stage",
        "funnel|stage:{}|stage",
        "sentiment|score:-1.01|score",
        "sentiment|score:1.01|score",
        "sentiment|score:0,confidence:1.1|confidence",
        "sentiment|score:0,confidence:-0.1|confidence",
        "sentiment|score:0,keywords:'late'|keywords",
        "sentiment|score:0,keywords:['']|keywords",
        "sentiment|score:0,keywords:[1]|keywords",
        "retrieval|chunks_retrieved:-1|chunks_retrieved",
        "retrieval|chunks_retrieved:2,chunks_cited:3|chunks_cited",
        "retrieval|chunks_retrieved:2,relevance:1.5|relevance",
        "retrieval|chunks_retrieved:2,tokens:-1|tokens",
        "retrieval|chunks_retrieved:2,cost:-1|cost",
        "retrieval|chunks_retrieved:2,cache_hit:'yes'|cache_hit",
        "retrieval|chunks_retrieved:2,response_time_ms:-1|response_time_ms",
        "retrieval|chunks_retrieved:2,query_template:''|query_template",
        "measurement|name:'x'|value",
        "measurement|name:'x',value:-1e151|value",
        "measurement|value:1|name",
        "measurement|name:'x',value:1,value:2|value",
        "survey|name:'x',value:1|type",
      })
  void namesTheFieldThatIsNotAllowed(String type, String fields, String field) {
    String json = fields.replaceAll("([a-z_]+):", "\"$1\":").replace('\'', '"');
    Judged.Invalid invalid = invalid(event(type, json));
    assertThat(invalid.violations()).extracting(Violation::field).containsExactly(field);
    assertThat(invalid.violations().getFirst().allowed()).isNotBlank();
    assertThat(invalid.eventId()).isEqualTo("e1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999Z",
        "2100-01-01T00:00:00Z",
        "2026-02-02T00:00:00.001Z",
        "2026-02-30T00:00:00Z",
        "2026-01-31",
        "2026-01-31T09:30:00",
        "yesterday",
        ""
      })
  void refusesAbsurdTimes(String time) {
    Judged.Invalid invalid =
        invalid(event("funnel", "\"stage\":\"x\"").replace("2026-01-31T09:30:00.250Z", time));
    assertThat(invalid.violations()).extracting(Violation::field).containsExactly("time");
    assertThat(invalid.violations().getFirst().value()).isEqualTo(time);
  }

  @Test
  void namesEveryViolationAtOnce() {
    Judged.Invalid invalid = invalid("{\"type\":\"latency\",\"event_id\":7,\"turn\":-1,\"a\":{}}");
    assertThat(invalid.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "event_id", "time", "customer_id", "turn", "component", "milliseconds", "a");
    assertThat(invalid.eventId()).isNull();
  }

  @Test
  void boundsIdsAndWhatIsToldBack() {
    String longest = "x".repeat(256);
    assertThat(valid(event("funnel", "\"stage\":\"" + longest + "\""))).isNotNull();
    Violation violation =
        invalid(event("funnel", "\"stage\":\"" + longest + "x\"")).violations().getFirst();
    assertThat(String.valueOf(violation.value())).hasSize(103);
    StringBuilder unknown = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      unknown.append("\"unknown").append(i).append("\":1,");
    }
    assertThat(invalid(event("funnel", unknown + "\"stage\":\"x\"")).violations()).hasSize(20);
  }

  @Test
  void judgesEachEventByItself() {
    String good = event("funnel", "\"stage\":\"x\"");
    List<Judged> judged = read("{\"events\":[" + good + ",[],{}]}");
    assertThat(judged.get(0)).isInstanceOf(Judged.Valid.class);
    assertThat(judged.get(1)).isInstanceOf(Judged.Invalid.class);
    assertThat(judged.get(2)).isInstanceOf(Judged.Invalid.class);
    assertThat(read("{\"events\":[]}")).isEmpty();
  }

  @Test
  void refusesTooManyEvents() {
    assertThatThrownBy(() -> read("{\"events\":[{},{},{},{}]}"))
        .isInstanceOf(TooManyEvents.class)
        .hasMessageContaining("more than 3 events");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "1",
        "{}",
        "{\"events\":{}}",
        "{\"events\":null}",
        "{\"event\":[]}",
        "{\"events\":[],\"more\":1}",
        "{\"events\":[],\"events\":[]}"
      })
  void refusesWhatIsNoBatch(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidDefinition.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"events\":[}",
        "{\"events\":[]}x",
        "{\"events\":[]} []",
        "{\"events\":[{\"a\":NaN}]}",
        "{\"events\":[{\"a\":01}]}",
        "{events:[]}"
      })
  void refusesWhatIsNoJson(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesWhatIsTooDeep() {
    String deep = "{\"events\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesOtherEncodings() {
    String batch = "{\"events\":[" + event("funnel", "\"stage\":\"gr\u00fc\u00df\"") + "]}";
    assertThat(read(batch)).hasSize(1);
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"))) {
      assertThatThrownBy(() -> reader.read(batch.getBytes(charset), NOW))
          .as(charset.name())
          .isInstanceOf(MalformedJson.class);
    }
    byte[] overlong = batch.getBytes(StandardCharsets.ISO_8859_1);
    int at = batch.indexOf('\u00fc');
    overlong[at] = (byte) 0xC1;
    overlong[at + 1] = (byte) 0xA1;
    assertThatThrownBy(() -> reader.read(overlong, NOW)).isInstanceOf(MalformedJson.class);
  }

  private static String event(String type, String fields) {
    return "{\"type\":\"" + type + "\"," + COMMON + "," + fields + "}";
  }

  private void assertValid(String type, String fields, SpecificRecord expected) {
    assertThat(valid(event(type, fields)).value()).isEqualTo(expected);
  }

  private Judged.Valid valid(String event) {
    Judged judged = read("{\"events\":[" + event + "]}").getFirst();
    assertThat(judged).isInstanceOf(Judged.Valid.class);
    return (Judged.Valid) judged;
  }

  private Judged.Invalid invalid(String event) {
    Judged judged = read("{\"events\":[" + event + "]}").getFirst();
    assertThat(judged).isInstanceOf(Judged.Invalid.class);
    return (Judged.Invalid) judged;
  }

  private List<Judged> read(String body) {
    return reader.read(body.getBytes(StandardCharsets.UTF_8), NOW);
  }
}
