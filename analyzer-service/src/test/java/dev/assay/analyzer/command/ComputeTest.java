package dev.assay.analyzer.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Calculator;
import dev.assay.analyzer.calculator.Examples;
import dev.assay.analyzer.calculator.Kind;
import dev.assay.analyzer.calculator.Parameter;
import dev.assay.analyzer.json.JsonOutput;
import dev.assay.analyzer.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeTest {

  private static final String CASES =
      """
      [{"id": "a", "method": "holm", "inputs": {"p_values": [0.01, 0.04]}, "note": "ignored"},
       {"id": "b", "method": "nothing", "inputs": {}},
       {"id": "c", "method": "holm", "inputs": {"p_values": "x"}},
       {"id": "d", "method": "holm", "inputs": {"p_values": [1e-300], "alpha": 0}}]
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory = Path.of("");

  @Test
  void computesAFileInItsOrder() {
    assertThat(run(CASES, "--cases", "-")).isEqualTo(1);
    assertThat(out())
        .startsWith(
            """
            [{"id":"a","result":{"status":"ok","adjusted":[0.02,0.04],"reject":[true,true],\
            "interval_alpha":[0.025,0.05]}},
            {"id":"b","result":{"status":"invalid_input","reason":"method is nothing, which is\
             unknown; allowed is \
            """)
        .contains(
            """
            {"id":"c","result":{"status":"invalid_input","reason":"p_values is \\"x\\"; allowed is\
             a list of numbers (from 0 to 1)"}},
            """)
        .containsPattern(
            "\\{\"id\":\"d\",\"result\":\\{\"status\":\"invalid_input\",\"reason\":\"[^\"]+\","
                + "\"adjusted\":null,\"reject\":null,\"interval_alpha\":null}}]\n$");
    assertThat(err().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("assay: case b: method is nothing, which"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "assay: case c: p_values is \"x\"; allowed is a list of numbers (from 0 to"
                            + " 1)"));
  }

  @Test
  void writesToAFile() throws Exception {
    Path cases = Files.writeString(directory.resolve("cases.json"), "[]");
    Path results = directory.resolve("results.json");
    assertThat(run("", "--cases", cases.toString(), "--json", results.toString())).isZero();
    assertThat(results).hasContent("[]");
    assertThat(out()).isEmpty();
    assertThat(err()).isEmpty();
  }

  @Test
  void aResultThatCannotBeWrittenIsAFailure() {
    String nowhere = directory.resolve("no/results.json").toString();
    assertThat(run("[]", "--cases", "-", "--json", nowhere)).isEqualTo(1);
    assertThat(err()).startsWith("assay: " + nowhere + " cannot be written: ").hasLineCount(1);
  }

  @Test
  void aMistakeInACalculationStopsNothing() {
    Calculation broken =
        new Calculation(
            "broken",
            "Fails.",
            List.of(),
            List.of(),
            arguments -> {
              throw new ArithmeticException("by zero");
            });
    List<CaseFile.Case> cases =
        List.of(
            new CaseFile.Case("x", "broken", Map.of()),
            new CaseFile.Case("y", "holm", Examples.of("holm")));
    CaseResults results =
        CaseResults.of(cases, method -> method.equals("broken") ? broken : Calculator.of(method));
    assertThat(results.errors())
        .containsExactly("case x: broken failed: java.lang.ArithmeticException: by zero");
    assertThat(results.json())
        .contains("{\"status\":\"error\",\"reason\":\"java.lang.ArithmeticException: by zero\"}")
        .contains("\"y\",\"result\":{\"status\":\"ok\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | -, line 1, column 1: an array was expected",
        "[{\"id\": | -, line 1, column 8: Unexpected end-of-input*",
        "[{\"id\": NaN}] | -, line 1, column 9: NaN is no number of JSON",
        "[1] | -, line 1, column 2 (case 1): is 1; allowed is an object with id, method and inputs",
        "[{\"method\": \"holm\", \"inputs\": {}}] | -, line 1, column 2 (case 1): id is missing;"
            + " allowed is a text",
        "[{\"id\": 1, \"method\": \"holm\", \"inputs\": {}}] | -, line 1, column 2 (case 1): id is"
            + " 1; allowed is a text",
        "[{\"id\": \"a\", \"inputs\": {}}] | -, line 1, column 2 (case 1): method is missing;"
            + " allowed is a text",
        "[{\"id\": \"a\", \"method\": \"holm\", \"inputs\": [2]}] | -, line 1, column 2 (case 1):"
            + " inputs is [2]; allowed is an object",
        "[{\"id\": \"a\", \"method\": \"h\", \"inputs\": {}}, {\"id\": \"a\", \"method\": \"h\","
            + " \"inputs\": {}}] | -, line 1, column 44 (case 2): id is \"a\", as before; allowed"
            + " is another for each case",
      })
  void refusesAFileWithThePlace(String text, String message) {
    assertThat(run(text, "--cases", "-")).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertError(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--cases nowhere.json | nowhere.json is not there",
        "--cases / | / cannot be read: Is a directory",
        "--cases | --cases is without a value; allowed is a file, or - for standard input",
        "--json | there is no METHOD and no --cases FILE",
        "--cases - --alpha 1 | --alpha is unknown without a METHOD; allowed is METHOD first, or"
            + " --cases FILE [--json OUT]",
        "--cases - more | \"more\" belongs to no option; allowed is METHOD first, then --name value",
        "hulm | the method is \"hulm\", which is unknown; the closest are holm*",
        "holm | p_values is missing; allowed is a list of numbers (from 0 to 1)",
        "holm --p-values | --p_values is without a value; allowed is a list of numbers",
        "holm --p-values 0.1,x | p_values[1] is \"x\"; allowed is a list of numbers (from 0 to 1)",
        "holm --p-values [0.1 | --p_values is no JSON: line 1, column 5: Unexpected end-of-input*",
        "holm --p-values 0.1 --p_values=0.2 | --p_values is given twice",
        "holm --p-values 0.1 --alhpa 0.2 | alhpa is unknown; allowed is p_values, alpha",
        "holm --p-values 0.1 --alpha 0 | alpha is 0.0; allowed is above 0, below 1",
        "holm --p-values 0.1 --alpha.x 0 --alpha 0.1 | --alpha is given both whole and in parts",
        "holm --p-values 0.1 --alpha 0.1 --alpha.x 0 | --alpha is given both whole and in parts",
        "holm --p-values 0.1 --inputs {} | --inputs and --p_values are both given; allowed is one"
            + " way",
        "holm --inputs [] | --inputs is no object",
        "holm --inputs { | --inputs is no JSON: line 1, column 2: Unexpected end-of-input*",
      })
  void refusesWrongUse(String arguments, String message) {
    assertThat(run("[]", arguments.split(" "))).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertError(message);
  }

  @Test
  void printsATableByHand() {
    assertThat(run("", "holm", "--p-values", "0.01, 0.5", "--alpha=0.1")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            status          ok
            adjusted        0.02, 0.5
            reject          true, false
            interval_alpha  0.05, 0.1
            """);
  }

  @Test
  void printsJsonByHand() {
    String expected =
        """
        {
          "status" : "ok",
          "adjusted" : [ 0.01 ],
          "reject" : [ true ],
          "interval_alpha" : [ 0.05 ]
        }
        """;
    assertThat(run("", "holm", "--p_values", "[0.01]", "--json")).isZero();
    assertThat(out()).isEqualTo(expected);
    out.reset();
    assertThat(run("", "holm", "--json", "-", "--inputs", "{\"p_values\": [0.01]}")).isZero();
    assertThat(out()).isEqualTo(expected);
    out.reset();
    assertThat(run("{\"p_values\": [0.01]}", "holm", "--inputs", "-", "--json")).isZero();
    assertThat(out()).isEqualTo(expected);
  }

  @Test
  void showsTheStackTraceOnRequest() {
    assertThat(run("", "holm", "--stacktrace")).isEqualTo(2);
    assertThat(err()).contains("\tat dev.assay.analyzer.");
  }

  @Test
  void listsTheMethods() {
    assertThat(run("")).isZero();
    assertThat(run("", "--help")).isZero();
    assertThat(run("", "-h")).isZero();
    String once = Help.overview();
    assertThat(out()).isEqualTo(once + once + once);
    for (Calculation calculation : Calculator.all()) {
      assertThat(once)
          .containsPattern(
              "  %s +%s\n".formatted(calculation.method(), Pattern.quote(calculation.summary())));
    }
  }

  @Test
  void describesAMethod() {
    assertThat(run("", "holm", "--help")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            holm: Holm's adjusted p values: the chance of any false alarm.

            Inputs:
              --p-values     a list of numbers: from 0 to 1
              --alpha        a number: error rate, above 0, below 1 (default: 0.05)
              --inputs JSON  all inputs at once, in place of the options; - reads standard input
              --json [OUT]   JSON in place of the table, to the file OUT if it is named

            Results: status, adjusted, reject, interval_alpha

            Example:
              ./assay compute holm --p-values 0.01,0.04,0.03,0.005,0.55,0.6 --alpha 0.05
            """);
  }

  @Test
  void describesNestedInputs() {
    Calculation calculation =
        new Calculation(
            "holm",
            "Any.",
            List.of(
                parameter("arm", Kind.OBJECT, "one arm", parameter("n_units", Kind.COUNT, "units")),
                parameter("looks", Kind.OBJECTS, "so far", parameter("se", Kind.NUMBER, "error")),
                new Parameter(
                    "form",
                    Kind.TEXT,
                    "of it",
                    false,
                    "sums",
                    List.of("sums", "centered"),
                    List.of())),
            List.of("y"),
            arguments -> {
              throw new IllegalArgumentException("never called");
            });
    assertThat(Help.of(calculation).lines())
        .contains(
            "  --arm          one arm",
            "  --arm.n-units  a whole number of at least 0: units (may be absent)",
            "  --looks        a list of objects as JSON, each with se (error): so far",
            "  --form         sums or centered: of it (default: sums)");
  }

  private static Parameter parameter(String name, Kind kind, String meaning, Parameter... fields) {
    return new Parameter(name, kind, meaning, fields.length > 0, null, List.of(), List.of(fields));
  }

  @Test
  void everyExampleLineDoesWhatItsInputsDo() throws Exception {
    for (Calculation calculation : Calculator.all()) {
      String example = Help.example(calculation);
      out.reset();
      List<String> words = words(example);
      assertThat(words.subList(0, 2)).containsExactly("./assay", "compute");
      words.add("--json");
      assertThat(run("", words.subList(2, words.size()).toArray(String[]::new)))
          .as(example + err())
          .isZero();
      assertThat(JsonText.read(out.toByteArray()))
          .as(example)
          .isEqualTo(
              JsonText.read(
                  JsonOutput.line(calculation.compute(Examples.of(calculation.method())).toMap())
                      .getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void tenThousandCasesTakeSeconds() {
    StringBuilder cases = new StringBuilder("[");
    for (int i = 0; i < 10_000; i++) {
      cases
          .append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(i)
          .append("\",\"method\":\"holm\",\"inputs\":{\"p_values\":[0.01,0.5]}}");
    }
    long begun = System.nanoTime();
    assertThat(run(cases + "]", "--cases", "-")).isZero();
    assertThat(out().lines()).hasSize(10_000);
    assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
  }

  private void assertError(String message) {
    assertThat(err()).hasLineCount(1);
    if (message.endsWith("*")) {
      assertThat(err()).startsWith("assay: " + message.substring(0, message.length() - 1));
    } else {
      assertThat(err()).isEqualTo("assay: " + message + System.lineSeparator());
    }
  }

  /** As a shell parts them: by spaces, apart from those in single quotes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\\S+").matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words;
  }

  private int run(String in, String... arguments) {
    return new Compute(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
