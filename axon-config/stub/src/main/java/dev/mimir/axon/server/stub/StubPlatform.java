package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.stub.StreamObserver;

/// Tells clients where to connect, and that the connection lives.
final class StubPlatform extends PlatformServiceImplBase {

  @Override
  public void getPlatformServer(ClientIdentification who, StreamObserver<PlatformInfo> answer) {
    NodeInfo here = NodeInfo.newBuilder().setNodeName("stub").build();
    answer.onNext(PlatformInfo.newBuilder().setPrimary(here).setSameConnection(true).build());
    answer.onCompleted();
  }

  @Override
  public StreamObserver<PlatformInboundInstruction> openStream(
      StreamObserver<PlatformOutboundInstruction> answer) {
    return new Incoming<>(instruction -> answer(instruction, answer), answer::onCompleted);
  }

  private static void answer(
      PlatformInboundInstruction instruction, StreamObserver<PlatformOutboundInstruction> answer) {
    if (instruction.hasHeartbeat()) {
      answer.onNext(
          PlatformOutboundInstruction.newBuilder()
              .setHeartbeat(Heartbeat.getDefaultInstance())
              .build());
    }
    String id = instruction.getInstructionId();
    if (!id.isEmpty()) {
      answer.onNext(PlatformOutboundInstruction.newBuilder().setAck(ack(id)).build());
    }
  }

  static InstructionAck ack(String instructionId) {
    return InstructionAck.newBuilder().setInstructionId(instructionId).setSuccess(true).build();
  }
}
