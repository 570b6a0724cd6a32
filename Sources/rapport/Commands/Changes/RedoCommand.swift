import ArgumentParser
import CustomerSuccess
import SuccessStore
import TerminalUI

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Does again what you took back last, unless you have done something new since.")

  @Option(
    name: .customLong("last"), help: ArgumentHelp("How many of your undoings, newest first.", valueName: "number"))
  private var written = "1"
  @OptionGroup var once: OnceOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  private var last: Int { get throws { try CallValue.whole("--last", written, from: 1) } }

  func validate() throws {
    let last = try last
    guard once.key == nil || last == 1 else { throw ValidationError("--once is the key of one change only.") }
  }

  func run() throws {
    let (last, key) = (try last, once.key)
    let redone = try Surroundings(common).withStore(for: .writing) { place in
      try await RedoJob(place: place, once: key.map { OnceKey($0, call: ["redo", place.me]) }).redo(last)
    }
    try Output.answer("redone: \(redone.map { "\($0.id)" }.joined(separator: ", ")).") {
      try Output.report(RedoReport(redone: redone), as: format.format)
    }
  }
}

/// Changes that were taken back and hold again.
struct RedoReport: Encodable {
  var redone: [Redone]

  struct Redone: Encodable {
    var id: Int
    var at: String
    var author: String
    var title: String
    var redoneBy: Int
  }
}

extension RedoReport: PrintedReport {
  var parts: [ReportPart] {
    [.line(redone.map { "Redone: \($0.id)  \($0.at)  \($0.author)  \($0.title)" }.joined(separator: "\n"))]
  }
}

struct RedoJob: Sendable {
  var place: Workplace
  var once: OnceKey?

  /// All of them or none, as undo does it.
  func redo(_ count: Int) async throws -> [RedoReport.Redone] {
    if let once, let redo = try await place.store.answer(OnceQuery(once)), let undoing = redo.undoes {
      return [try await redone(undoing, by: redo)]
    }
    var redone: [RedoReport.Redone] = []
    for redo in try await place.store.redo(count, by: place.me, at: place.now, once: once) {
      guard let undoing = redo.undoes else { continue }
      redone.append(try await self.redone(undoing, by: redo))
    }
    return redone
  }

  private func redone(_ undoing: Int, by redo: ChangeEntry) async throws -> RedoReport.Redone {
    guard let id = try await place.store.answer(ChangeQuery(undoing, limit: 0))?.entry.undoes,
      let entry = try await place.store.answer(ChangeQuery(id, limit: 0))?.entry
    else { throw Refusal("Entry \(undoing) is no undoing.") }
    return RedoReport.Redone(
      id: id, at: entry.at.iso8601, author: entry.author, title: redo.title(after: "redo: ") ?? entry.title,
      redoneBy: redo.id)
  }
}

extension ChangeEntry {
  /// What an undoing took back, with all that went with it; nil where it is called otherwise.
  func title(after prefix: String) -> String? {
    title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : nil
  }
}
