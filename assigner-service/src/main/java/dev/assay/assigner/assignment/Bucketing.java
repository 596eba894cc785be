package dev.assay.assigner.assignment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two buckets of a unit in one experiment, 0 to 9,999 each and independent of one another: one
 * decides the variant, the other when a ramp lets the unit in.
 *
 * <p>A bucket is SipHash-2-4 of the unit id's UTF-8 bytes, as an unsigned number, modulo 10,000.
 * The key is the first 16 bytes of the SHA-256 of the UTF-8 bytes of the purpose, a colon and the
 * experiment id; the purpose is {@code split} or {@code ramp}.
 */
public final class Bucketing {

  /** How many buckets there are: one for each hundredth of a percent. */
  public static final int BUCKETS = 10_000;

  private final SipHash split;
  private final SipHash ramp;

  public Bucketing(String experimentId) {
    split = keyed("split", experimentId);
    ramp = keyed("ramp", experimentId);
  }

  /** The bucket by which variants share the units. */
  public int splitBucket(String unitId) {
    return bucket(split, unitId);
  }

  /** The bucket by which a ramp lets units in: those below the share that it has reached. */
  public int rampBucket(String unitId) {
    return bucket(ramp, unitId);
  }

  private static int bucket(SipHash hash, String unitId) {
    long value = hash.hash(unitId.getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(value, BUCKETS);
  }

  private static SipHash keyed(String purpose, String experimentId) {
    byte[] seed = (purpose + ":" + experimentId).getBytes(StandardCharsets.UTF_8);
    try {
      return SipHash.ofKey(MessageDigest.getInstance("SHA-256").digest(seed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
