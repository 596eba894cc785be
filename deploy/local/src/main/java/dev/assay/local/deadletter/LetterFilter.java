package dev.assay.local.deadletter;

import dev.assay.local.CommandFailure;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilter {

  /** The topics whose records become dead letters. */
  static final List<String> TOPICS = Topics.BY_SUBJECT.stream().map(Topic::name).toList();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only records of this topic, for example assay.funnel.v1.")
  private @Nullable String topic;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Only those with this text in their reason, for example unreadable or 'score is'."
              + " Upper and lower case are the same.")
  private @Nullable String reason;

  /**
   * Refuses a topic that has no dead letters.
   *
   * @throws CommandFailure with the topics that have
   */
  void check() {
    if (topic != null && !TOPICS.contains(topic)) {
      throw new CommandFailure(
          "--topic is %s; allowed: %s".formatted(topic, String.join(", ", TOPICS)));
    }
  }

  boolean includes(Letter letter) {
    return (topic == null || topic.equals(letter.letter().getTopic()))
        && (reason == null || lower(letter.reason()).contains(lower(reason)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
