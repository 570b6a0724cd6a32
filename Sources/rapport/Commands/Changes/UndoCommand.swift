import ArgumentParser
import CustomerSuccess
import SuccessStore
import TerminalUI

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes back your last changes, or the entry of the log that is named.",
    discussion: """
      Yours are those of --as. Each change goes back as a whole; when someone has changed the same thing since, it says who
      and what, and nothing is taken back. An undo is itself an entry of the log, and can be undone by its number.
      """)

  @Option(
    help: ArgumentHelp("How many of your changes, newest first.", valueName: "number"),
    transform: CallValue.whole(from: 1))
  var last: Int?
  @Option(
    help: ArgumentHelp("This entry of the log, whoever made it.", valueName: "id"), transform: CallValue.whole())
  var entry: Int?
  @OptionGroup var once: OnceOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard once.key == nil || last ?? 1 == 1 else { throw ValidationError("--once is the key of one change only.") }
    guard last == nil || entry == nil else { throw ValidationError("Give either --last or --entry.") }
  }

  func run() throws {
    let (last, entry, key) = (last ?? 1, entry, once.key)
    let undone = try Surroundings(common).withStore(for: .writing) { place in
      let once = key.map { OnceKey($0, call: ["undo", entry.map(String.init) ?? "", place.me]) }
      let job = UndoJob(place: place, once: once)
      if let done = try await job.done() { return [done] }
      if let entry { return try await job.undo([entry]) }
      return try await job.undo(try await job.newest(last))
    }
    try Output.answer("undone: \(undone.map { "\($0.id)" }.joined(separator: ", ")).") { try print(undone) }
  }

  private func print(_ undone: [UndoneEntry]) throws {
    let rows = undone.map { [String($0.id), $0.at, $0.author, $0.title, String($0.undoneBy)] }
    switch format.format {
    case .json: try Output.line(JSONText.of(undone))
    case .csv(let raw): try Output.csv([["id", "at", "author", "title", "undoneBy"]] + rows, raw: raw)
    case .markdown:
      try Output.write(
        Sheet(columns: ["Entry", "When", "Who", "What", "Undone by"].map { .words($0) }, rows: rows).markdown)
    case .text:
      for entry in undone {
        try Output.line(Visible.line("Undone: \(entry.id)  \(entry.at)  \(entry.author)  \(entry.title)"))
      }
    }
  }
}

/// A change that was taken back.
struct UndoneEntry: Encodable {
  var id: Int
  var at: String
  var author: String
  var title: String
  var undoneBy: Int
}

struct UndoJob: Sendable {
  var place: Workplace
  var once: OnceKey?

  /// What was taken back under the same key before.
  func done() async throws -> UndoneEntry? {
    guard let once, let undo = try await place.store.answer(OnceQuery(once)), let id = undo.undoes else { return nil }
    return try await undone(id, by: undo)
  }

  /// The ids of one's own newest changes that still stand, undoings left out.
  func newest(_ count: Int) async throws -> [Int] {
    let found = try await place.store.answer(UndoableQuery(by: place.me, count: count))
    if let last = found.last, last.isForGood {
      throw Complaint.complain(
        "Entry \(last.id), '\(last.title)', cannot be taken back any more; nothing was changed. What lies below it goes back by "
          + "its number: 'rapport undo --entry NUMBER', as 'rapport log' lists them.", Complaint.workFailed)
    }
    guard found.count == count else { throw try await tooFew(found.count, of: count) }
    return found.map(\.id)
  }

  /// All of them or none.
  func undo(_ ids: [Int]) async throws -> [UndoneEntry] {
    var undone: [UndoneEntry] = []
    for (id, undo) in zip(ids, try await place.store.undo(ids, by: place.me, at: place.now, once: once)) {
      for words in undo.remains { Complaint.note("Entry \(id): \(words).") }
      undone.append(try await self.undone(id, by: undo))
    }
    return undone
  }

  private func undone(_ id: Int, by undo: ChangeEntry) async throws -> UndoneEntry {
    let entry = try await place.store.answer(ChangeQuery(id, limit: 0))?.entry
    return UndoneEntry(
      id: id, at: entry?.at.iso8601 ?? "", author: entry?.author ?? "",
      title: undo.title(after: "undo: ") ?? entry?.title ?? "", undoneBy: undo.id)
  }

  private func tooFew(_ found: Int, of count: Int) async throws -> Complaint {
    let have = found == 0 ? "nothing" : "only \(found) of \(count) changes"
    let newest = try await place.store.answer(LogQuery(limit: 1)).first
    let other = newest.map { "\nThe newest entry of the log is \($0.id) by \($0.author): \($0.title)." } ?? ""
    return Complaint.complain(
      "There is \(have) of '\(place.me)' to take back; nothing was changed.\(other)", Complaint.workFailed)
  }
}
