package dev.assay.assigner.ofrep;

import dev.assay.access.http.Refusal;
import dev.assay.access.http.RefusalForm;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Tells callers of the protocol in its own form that they are not let in. */
@Singleton
final class FlagRefusals implements RefusalForm {

  private static final String PATHS = "/ofrep/";

  @Override
  public boolean isOf(String path) {
    return path.startsWith(PATHS);
  }

  @Override
  public String json(Refusal refusal) {
    return new String(
        FlagJson.failure(null, ErrorCode.GENERAL, refusal.detail()), StandardCharsets.UTF_8);
  }
}
