package dev.mimir.axon.knowledge;

import java.nio.ByteBuffer;

/// Embeddings as bytes: big-endian 32 bit floats.
final class Vectors {
  private Vectors() {}

  static byte[] written(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static float[] read(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
    return vector;
  }
}
