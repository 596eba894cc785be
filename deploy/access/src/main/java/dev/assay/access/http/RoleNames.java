package dev.assay.access.http;

/** The roles' names, for annotations. */
public final class RoleNames {

  public static final String VIEWER = "viewer";
  public static final String EDITOR = "editor";
  public static final String CLIENT = "client";

  private RoleNames() {}
}
