package dev.mimir.session;

/// Why a command was refused. Nothing happened.
public sealed interface Rejection {

  /// What to tell whoever asked.
  String message();

  /// There is no such session.
  record NoSuchSession(String message) implements Rejection {}

  /// A session with this id exists.
  record AlreadyStarted(String message) implements Rejection {}

  /// The session has ended.
  record HasEnded(String message) implements Rejection {}

  /// The session is suspended.
  record IsSuspended(String message) implements Rejection {}

  /// The wait that was named is not open.
  record WaitNotOpen(String message) implements Rejection {}

  /// No wait is open to the player.
  record NotExpected(String message) implements Rejection {}

  /// The answer does not fit.
  record DoesNotFit(String message) implements Rejection {}

  /// The start does not fit the graph.
  record BadStart(String message) implements Rejection {}

  /// The key was used with another body.
  record KeyReused(String message) implements Rejection {}

  /// The session stands in no incident, or the incident cannot be resolved so.
  record NotResolvable(String message) implements Rejection {}

  /// It cannot be done as things stand.
  record NotPossible(String message) implements Rejection {}
}
