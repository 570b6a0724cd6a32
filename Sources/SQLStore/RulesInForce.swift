import CustomerSuccess
import SuccessStore
import Synchronization

/// The rules by which a transaction computes: those of the files that its own state of the database keeps, so that what
/// somebody applies holds for all processes from their next transaction on.
final class RulesInForce: Sendable {
  /// Rules with what was computed by them and is kept in memory.
  struct Standing: Sendable {
    var rulebook: Rulebook
    let tickets = TicketCache()
    let feedback: FeedbackInForce
  }

  /// Which text each file has.
  private struct Stamp: Hashable {
    var document: String
    var change: Int
    /// Of a change that was rolled back the number is given out again.
    var sum: Int
  }

  let source: RulebookSource
  private let known: Mutex<(stamps: [Stamp], standing: Standing)?>

  init(_ source: RulebookSource) {
    self.source = source
    known = Mutex(source.fixed.map { ([], Standing(rulebook: $0, feedback: FeedbackInForce(source, []))) })
  }

  func rulebook(in db: any SQLConnection) throws -> Rulebook { try standing(in: db).rulebook }

  func standing(in db: any SQLConnection) throws -> Standing {
    let stamps = source.fixed == nil ? try stamps(in: db) : []
    if let known = known.withLock({ $0 }), known.stamps == stamps { return known.standing }
    let files = try FrameworkFile.all(in: db)
    let standing = Standing(rulebook: try source.make(files), feedback: FeedbackInForce(source, files))
    known.withLock { $0 = (stamps, standing) }
    return standing
  }

  private func stamps(in db: any SQLConnection) throws -> [Stamp] {
    try db.statement("SELECT document, change, checksum FROM framework_files ORDER BY document").all { row in
      Stamp(document: row[0], change: row[1], sum: row[2])
    }
  }
}

/// By what feedback is read, made of the files when it is first asked for.
final class FeedbackInForce: Sendable {
  private let source: RulebookSource
  private let files: [FrameworkFile]
  private let known = Mutex<FeedbackScorer?>(nil)

  init(_ source: RulebookSource, _ files: [FrameworkFile]) {
    self.source = source
    self.files = files
  }

  /// Whoever asks meanwhile waits: it is made once.
  func scorer() throws -> FeedbackScorer {
    try known.withLock { known in
      if let known { return known }
      let made = FeedbackScorer(try source.feedback(files))
      known = made
      return made
    }
  }
}

extension FrameworkFile {
  static func all(in db: any SQLConnection) throws -> [FrameworkFile] {
    try stored("TRUE ORDER BY f.document", [], in: db)
  }
}
