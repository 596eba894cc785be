package dev.assay.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do. */
public enum Role {
  /** Reads experiments, results and reports. */
  VIEWER,
  /** Defines and changes experiments; reads as a viewer does. */
  EDITOR,
  /** Everything. */
  ADMIN,
  /** Asks for variants and sends events; reads no experiments and no results. */
  CLIENT;

  /** All names, for messages. */
  public static final String ALLOWED = "viewer, editor, admin or client";

  /** As it is written in files, claims and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a name; empty for a name of none. */
  public static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }

  /** This role, and those whose rights it has too. */
  public Set<Role> included() {
    return switch (this) {
      case VIEWER -> EnumSet.of(VIEWER);
      case EDITOR -> EnumSet.of(EDITOR, VIEWER);
      case ADMIN -> EnumSet.allOf(Role.class);
      case CLIENT -> EnumSet.of(CLIENT);
    };
  }

  /** The names of all that these include, in the order of the roles. */
  public static List<String> included(Set<Role> roles) {
    return roles.stream()
        .flatMap(role -> role.included().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))
        .stream()
        .map(Role::text)
        .toList();
  }
}
