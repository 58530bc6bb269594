package dev.mimir.axon.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Rows in the binary format of `COPY event_entry (…) FROM STDIN (FORMAT BINARY)`.
///
/// Source: PostgreSQL documentation, COPY, "Binary Format".
final class CopyRows {

  static final String STATEMENT =
      "copy event_entry (aggregate_id, sequence_number, tenant, aggregate_type, payload_type,"
          + " payload_revision, time_stamp, payload, metadata, hash)"
          + " from stdin (format binary)";

  /// Signature, flags and the length of a header extension that is not there.
  static final byte[] HEADER =
      Arrays.copyOf("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 19);

  /// A row of minus one columns.
  static final byte[] TRAILER = {-1, -1};

  private static final short COLUMNS = 10;

  private byte[] bytes;
  private int length;

  CopyRows(int capacity) {
    bytes = new byte[capacity];
  }

  CopyRows row() {
    return raw16(COLUMNS);
  }

  CopyRows field(byte[] value) {
    raw32(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  CopyRows field(long value) {
    raw32(Long.BYTES);
    return raw32((int) (value >>> 32)).raw32((int) value);
  }

  CopyRows field(short value) {
    return raw32(Short.BYTES).raw16(value);
  }

  private CopyRows raw32(int value) {
    return raw16((short) (value >>> 16)).raw16((short) value);
  }

  private CopyRows raw16(short value) {
    reserve(2);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /// The rows so far; shared, not copied.
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }
}
