package dev.assay.assigner.assignment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The bucket of each unit for one purpose, 0 to 9,999, independent of its buckets for all others.
 *
 * <p>A bucket is SipHash-2-4 of the unit id's UTF-8 bytes, as an unsigned number, modulo 10,000.
 * The key is the first 16 bytes of the SHA-256 of the UTF-8 bytes of the purpose, a colon and the
 * id of what it is for.
 */
public final class Bucketing {

  /** How many buckets there are: one for each hundredth of a percent. */
  public static final int BUCKETS = 10_000;

  private final SipHash hash;

  private Bucketing(String purpose, String id) {
    byte[] seed = (purpose + ":" + id).getBytes(StandardCharsets.UTF_8);
    try {
      hash = SipHash.ofKey(MessageDigest.getInstance("SHA-256").digest(seed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** By which an experiment's variants share the units. */
  public static Bucketing split(String experimentId) {
    return new Bucketing("split", experimentId);
  }

  /** By which an experiment's ramp lets units in: those below the share that it has reached. */
  public static Bucketing ramp(String experimentId) {
    return new Bucketing("ramp", experimentId);
  }

  /** By which units are drawn for an experiment. */
  public static Bucketing sample(String experimentId) {
    return new Bucketing("sample", experimentId);
  }

  /** By which the experiments of a layer share the units. */
  public static Bucketing layer(String layerId) {
    return new Bucketing("layer", layerId);
  }

  /** By which units are held out. */
  public static Bucketing holdout(String holdoutId) {
    return new Bucketing("holdout", holdoutId);
  }

  public int bucketOf(String unitId) {
    return (int) Long.remainderUnsigned(hash.hash(unitId), BUCKETS);
  }
}
