package dev.assay.assigner.assignment;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition in the Common Expression Language, compiled once. It knows the subject and nothing
 * else: {@code attributes}, a map of texts, and the texts {@code customer_id} and {@code
 * session_id}, empty where there is none.
 *
 * <p>The language has no loops but over what it is given and no way to the machine. Regular
 * expressions take time that is linear in the text. The macros that go through lists are left out
 * but for {@code has}, so that the cost is bounded by the expression's own size.
 *
 * @see <a href="https://cel.dev">cel.dev</a>
 */
final class Expression {

  /** Characters, at most. */
  static final int LONGEST = 2_000;

  /** Levels of brackets and operators inside one another, at most. */
  private static final int DEEPEST = 32;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseErrorRecoveryLimit(1)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.HAS)
          .addVar("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING))
          .addVar("customer_id", SimpleType.STRING)
          .addVar("session_id", SimpleType.STRING)
          .setResultType(SimpleType.BOOL)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final CelRuntime.Program program;

  private Expression(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Compiles a condition.
   *
   * @throws InvalidExpression when it is none, is too long, or names what there is not
   */
  static Expression compile(String text) {
    try {
      CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
      return new Expression(RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new InvalidExpression(String.valueOf(e.getMessage()));
    }
  }

  /** Whether it is true; one that fails, as for an attribute that is not there, is not. */
  boolean admits(Subject subject) {
    try {
      return program
          .eval(
              Map.of(
                  "attributes",
                  subject.attributes(),
                  "customer_id",
                  orEmpty(subject.customerId()),
                  "session_id",
                  orEmpty(subject.sessionId())))
          .equals(true);
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static String orEmpty(@Nullable String id) {
    return id == null ? "" : id;
  }
}
