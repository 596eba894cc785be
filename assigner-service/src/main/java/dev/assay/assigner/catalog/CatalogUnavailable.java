package dev.assay.assigner.catalog;

/** A change of an experiment could not be written, or not be read back in time. */
public final class CatalogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
