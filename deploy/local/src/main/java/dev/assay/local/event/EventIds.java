package dev.assay.local.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Event ids by content: a file that is replayed again gives the same ids, and so counts once, while
 * another file's rows of the same lines do not pass for it.
 */
public final class EventIds {

  private EventIds() {}

  /** The id of what these parts name together. */
  public static String of(Object... parts) {
    String name = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
