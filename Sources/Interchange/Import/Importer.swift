public import CustomerSuccess
import Synchronization

/// Reads files into facts, batch by batch, for `SuccessStore.bulkImport`: any number of rows in memory that grows only with
/// the ids in them.
///
/// Files are read in the order of what they refer to, customers first. Every row is looked at, even after a wrong one, so
/// that the refusal names the first twenty complaints and how many there are besides; a batch is handed over only while
/// nothing was wrong. Facts that are stored already, exactly so, are left out of the batches.
public final class Importer: Sendable {
  private let run: Mutex<ImportRun>
  /// The same from the beginning; nil where the files come but once.
  private let again: @Sendable (Set<FactKey>) throws -> ImportRun?

  /// Opens the files and tells their kinds; throws `InterchangeError`.
  public init(_ sources: [ImportSource], options: ImportOptions, target: any ImportTarget) throws {
    again = { keys in
      var first = sources
      for index in first.indices {
        guard let bytes = try first[index].bytes.again() else { return nil }
        first[index].bytes = bytes
      }
      return try ImportRun(first, options: options, target: target, following: keys)
    }
    run = Mutex(try ImportRun(sources, options: options, target: target))
  }

  /// The next facts to write, none at the end. Throws `InterchangeError.refused` at the end when any row was wrong.
  public func nextBatch() throws -> [ToldFact] { try run.withLock { try $0.nextBatch() } }

  /// What only shows once the batches are stored.
  func lookBack() throws { try run.withLock { try $0.tellPrimaries() } }

  /// What was found so far; complete once `nextBatch` has come to the end.
  public var report: ImportReport { run.withLock { $0.report } }

  /// Reads all and writes nothing. What comes more than once takes a second reading, each row held against those before it.
  public func rehearse() throws -> ImportReport {
    while try !nextBatch().isEmpty {}
    let keys = run.withLock { $0.givenAgain }
    guard !keys.isEmpty, var second = try again(keys) else { return report }
    while try !second.nextBatch().isEmpty {}
    return second.report
  }
}
