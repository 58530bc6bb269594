package dev.mimir.web.session;

import org.apache.coyote.http11.Http11NioProtocol;

/// Tomcat's protocol with buffers that fit what is sent here: an open stream keeps those of its
/// connection. Made by Tomcat, which wants its class and constructor public.
public final class SmallBuffers extends Http11NioProtocol {
  private static final int READ = 2_048;
  private static final int RESPONSE = 4_096;

  public SmallBuffers() {
    getEndpoint().getSocketProperties().setAppReadBufSize(READ);
    getEndpoint().getSocketProperties().setAppWriteBufSize(RESPONSE);
  }

  @Override
  public int getDesiredBufferSize() {
    return RESPONSE;
  }
}
