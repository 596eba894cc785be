package dev.assay.access.http;

import io.micronaut.security.authentication.Authentication;
import org.jspecify.annotations.Nullable;

/** As whom a change is recorded. */
public final class Actor {

  private Actor() {}

  /**
   * The caller's name. Where everybody is anonymous, what a caller says of itself.
   *
   * @param said what the body says; null: nothing
   * @throws ForeignActor if it says somebody else
   */
  public static String of(Authentication caller, @Nullable String said) {
    if (said == null || said.equals(caller.getName())) {
      return caller.getName();
    }
    if (Caller.ANONYMOUS.equals(caller)) {
      return said;
    }
    throw new ForeignActor(
        "actor is '%s'; it must be '%s', whose token this is, or left out"
            .formatted(said, caller.getName()));
  }
}
