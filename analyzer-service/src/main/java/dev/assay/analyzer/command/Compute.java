package dev.assay.analyzer.command;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Calculator;
import dev.assay.analyzer.calculator.InvalidInputs;
import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonOutput;
import dev.assay.analyzer.json.JsonText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command {@code ./assay compute}. Exit codes: 0 done, 1 failed, 2 wrong usage. */
public final class Compute {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String STANDARD = "-";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  Compute(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    // JSON is UTF-8, whatever the terminal's locale is.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int code = new Compute(System.in, out, System.err).run(arguments);
    out.flush();
    System.exit(code);
  }

  /** Runs it to its exit code. */
  int run(String... arguments) {
    try {
      Options options = Options.parse(arguments);
      if (options.method() != null) {
        return one(options.method(), options);
      }
      if (arguments.length == 0 || options.has("help")) {
        out.print(Help.overview());
        return 0;
      }
      return cases(options);
    } catch (UsageError | InvalidInputs e) {
      return fail(USAGE, e, arguments);
    } catch (UncheckedIOException e) {
      return fail(FAILED, e, arguments);
    }
  }

  private int cases(Options options) {
    Map<String, @Nullable String> rest = options.without("cases", "json", "stacktrace");
    if (!rest.isEmpty()) {
      throw new UsageError(
          "--%s is unknown without a METHOD; allowed is METHOD first, or --cases FILE [--json OUT]"
              .formatted(rest.keySet().iterator().next()));
    }
    String file =
        options
            .value("cases", "a file, or - for standard input")
            .orElseThrow(() -> new UsageError("there is no METHOD and no --cases FILE"));
    CaseResults results = CaseResults.of(CaseFile.read(file, bytes(file)), Calculator::of);
    write(options, results.json());
    results.errors().forEach(error -> err.println("assay: " + error));
    return results.errors().isEmpty() ? 0 : FAILED;
  }

  private int one(String method, Options options) {
    Calculation calculation = find(method);
    if (options.has("help")) {
      out.print(Help.of(calculation));
      return 0;
    }
    Map<String, @Nullable Object> result =
        calculation.compute(inputs(calculation, options)).toMap();
    if ("invalid_input".equals(result.get("status"))) {
      throw new UsageError(String.valueOf(result.get("reason")));
    }
    if (options.has("json")) {
      write(options, JsonOutput.indented(result) + "\n");
    } else {
      out.print(table(result));
    }
    return 0;
  }

  private Map<?, ?> inputs(Calculation calculation, Options options) {
    Map<String, @Nullable String> byHand = options.without("inputs", "json", "stacktrace");
    String whole = options.value("inputs", "JSON, or - for standard input").orElse(null);
    if (whole == null) {
      return HandInputs.of(calculation.parameters(), byHand);
    }
    if (!byHand.isEmpty()) {
      throw new UsageError(
          "--inputs and --%s are both given; allowed is one way"
              .formatted(byHand.keySet().iterator().next()));
    }
    byte[] text = whole.equals(STANDARD) ? bytes(STANDARD) : whole.getBytes(StandardCharsets.UTF_8);
    try {
      if (JsonText.read(text) instanceof Map<?, ?> inputs) {
        return inputs;
      }
    } catch (InvalidJson e) {
      throw new UsageError("--inputs is no JSON: " + e.getMessage());
    }
    throw new UsageError("--inputs is no object");
  }

  private static Calculation find(String method) {
    return Calculator.find(method.replace('-', '_'))
        .orElseThrow(
            () -> {
              List<String> methods = Calculator.all().stream().map(Calculation::method).toList();
              return new UsageError(
                  "the method is \"%s\", which is unknown; the closest are %s ('./assay compute' lists all)"
                      .formatted(method, String.join(", ", ClosestNames.to(method, methods))));
            });
  }

  private static Columns table(Map<String, @Nullable Object> result) {
    Columns table = new Columns("");
    result.forEach((name, value) -> table.row(name, cell(value)));
    return table;
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? "-" : value.toString();
  }

  private byte[] bytes(String file) {
    try {
      return file.equals(STANDARD) ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new UsageError(file + " is not there");
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageError("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private void write(Options options, String json) {
    String file = options.values().get("json");
    if (file == null || file.equals(STANDARD)) {
      out.print(json);
      return;
    }
    try {
      Files.writeString(Path.of(file), json);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private int fail(int code, RuntimeException failure, String... arguments) {
    err.println("assay: " + failure.getMessage());
    if (Arrays.asList(arguments).contains("--stacktrace")) {
      failure.printStackTrace(err);
    }
    return code;
  }
}
