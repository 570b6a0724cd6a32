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

  /// Opens the files and tells their kinds; throws `InterchangeError`.
  public init(_ sources: [ImportSource], options: ImportOptions, target: any ImportTarget) throws {
    run = Mutex(try ImportRun(sources, options: options, target: target))
  }

  /// The next facts to write, none at the end. Throws `InterchangeError.refused` at the end when any row was wrong.
  public func nextBatch() throws -> [ToldFact] { try run.withLock { try $0.nextBatch() } }

  /// What was found so far; complete once `nextBatch` has come to the end.
  public var report: ImportReport { run.withLock { $0.report } }

  /// Reads all and writes nothing.
  public func rehearse() throws -> ImportReport {
    while try !nextBatch().isEmpty {}
    return report
  }
}
