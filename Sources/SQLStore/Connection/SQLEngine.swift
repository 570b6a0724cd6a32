package import SuccessStore

/// A database that can keep the store: what an engine has to be. The contract suite in Tests says the rest.
package protocol SQLEngine: AnyObject, Sendable {
  /// Where the database is, for people.
  var path: String { get }
  /// Where it is kept as it was before it was brought up to this Rapport, if it was just now.
  var copyBeforeUpgrade: String? { get }

  /// Answers from one state of the database, beside other readers and writers. Withdrawn with the task that asks.
  ///
  /// Opened for reading only, an engine has one connection, whose temporary tables stay.
  func read<Answer: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws -> Answer

  /// One transaction. Writers come one after the other, those of other processes too; nobody who reads waits for them.
  func write<Answer: Sendable>(
    _ manner: SQLWriting, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Answer>
  ) async throws -> Answer

  /// On a connection of its own, which reads only and whose temporary tables go with it.
  func inspect<Answer: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws -> Answer

  /// Moves with every commit of any connection.
  func version() throws -> Int
  func backup(to copy: String) async throws
  func close() throws

  /// What went wrong, in the store's words.
  func words(for error: any Error) -> StoreError
}

/// How a transaction writes.
package enum SQLWriting: Sendable {
  /// Somebody asked for a change and wants it made: waits for other writers.
  case patient
  /// A question would rather have what there is: hardly waits.
  case brief
  /// Very much at once, after which the engine puts its files in order.
  case bulk
}

/// How a transaction ends.
package enum SQLEnding<Answer: Sendable>: Sendable {
  case commit(Answer)
  /// Nothing of it was worth keeping.
  case rollback(Answer)
}
