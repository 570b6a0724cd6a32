import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Interchange
import SuccessStore
import TerminalUI

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The change log, newest first: who changed what, when, from what to what.")

  @Argument(
    help: ArgumentHelp(
      """
      Only entries whose title has all of these words; author:dana, customer:acme (or its id), kind:ticket and since:7d \
      narrow it further.
      """,
      valueName: "filter"))
  var words: [String] = []
  @Option(name: .customLong("limit"), help: ArgumentHelp("At most so many entries.", valueName: "number"))
  private var written = "50"
  @Option(help: ArgumentHelp("Only what this person did: part of a name, me or none.", valueName: "name"))
  var author: String?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  private var limit: Int { get throws { try CallValue.whole("--limit", written) } }

  func validate() throws { _ = try limit }

  func run() throws {
    let (words, author, limit) = (words, author, try limit)
    let entries = try Surroundings(common).withStore(for: .reading) { place in
      let filter = try filter(words, author: author, in: place)
      var records: [ChangeRecord] = []
      for entry in try await place.store.answer(LogQuery(filter, limit: limit)) {
        if let record = try await place.store.answer(
          ChangeQuery(entry.id, limit: LogEntry.editLimit, withContext: true))
        {
          records.append(record)
        }
      }
      return records.map { record in
        LogEntry(
          record, zone: place.zone,
          words: ChangeWords(record.context, rules: place.rulebook.acting, zone: place.zone, now: place.now))
      }
    }
    try print(entries)
  }

  /// A mistake is pointed at.
  private func filter(_ words: [String], author: String?, in place: Workplace) throws -> LogFilter {
    do throws(FilterError) {
      var filter = try LogFilter(words.joined(separator: " "), me: place.me, zone: place.zone, at: place.now)
      if let author {
        guard filter.author.isEmpty else {
          throw FilterError(
            text: "--author \(author)", range: 9..<9 + author.count,
            message: "the filter names an author already, expected one of the two")
        }
        filter.narrow(toAuthor: author, me: place.me)
      }
      return filter
    } catch {
      throw Complaint.complain("filter:\n\(error)", Complaint.valueIsWrong)
    }
  }

  private func print(_ entries: [LogEntry]) throws {
    switch format.format {
    case .json: try Output.line(JSONText.of(entries))
    case .csv(let raw):
      let head = ["id", "at", "author", "title", "undoes", "undoneBy", "edits", "editCount", "added"]
      try Output.csv([head] + entries.map(\.row), raw: raw)
    case .markdown: try Output.write(LogEntry.sheet(entries).markdown)
    case .text:
      for entry in entries { try Output.write(entry.text) }
      if entries.isEmpty, try limit > 0 { NothingFound.note(of: "entry of the log", as: format.format) }
    }
  }
}

/// An entry of the change log as it is printed.
struct LogEntry: Encodable {
  var id: Int
  var at: String
  var author: String
  var title: String
  var undoes: Int?
  var undoneBy: Int?
  /// Edits of one entry that are shown; all are counted.
  static let editLimit = 20

  /// The first ones; `editCount` says how many there are.
  var edits: [Edit]
  var editCount: Int
  /// Facts added in bulk, by kind.
  var added: [String: Int]

  /// In the viewer's zone, for people.
  private var when: String
  /// What it did to somebody who has been forgotten since is left out.
  private var isScrubbed: Bool

  private enum CodingKeys: String, CodingKey {
    case id, at, author, title, undoes, undoneBy, edits, editCount, added
  }

  struct Edit: Encodable {
    var fact: String
    /// What it changed, as the screens put it.
    var words: String
    /// By the names of the columns that the fact is exported with; absent for what was not there.
    var before: [String: String]?
    var after: [String: String]?
  }
}

extension LogEntry {
  init(_ record: ChangeRecord, zone: Zone, words: ChangeWords) {
    when = "\(zone.date(of: record.entry.at)) \(TimeWords.clock(record.entry.at, in: zone))"
    id = record.entry.id
    at = record.entry.at.iso8601
    author = record.entry.author
    title = record.entry.title
    undoes = record.entry.undoes
    undoneBy = record.undoneBy
    edits = record.edits.map { Edit($0, words) }
    editCount = record.editCount
    isScrubbed = record.isScrubbed
    added = Dictionary(record.added.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
  }

  var row: [String] {
    [
      String(id), at, author, title, undoes.map(String.init) ?? "", undoneBy.map(String.init) ?? "",
      edits.map(\.words).joined(separator: "\n"), String(editCount),
      added.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "),
    ]
  }

  static func sheet(_ entries: [LogEntry]) -> Sheet {
    Sheet(
      columns: [.number("Entry"), .words("When"), .words("Who"), .words("What"), .number("Edits"), .number("Added")],
      rows: entries.map {
        [String($0.id), $0.when, $0.author, $0.title, String($0.editCount), String($0.added.values.reduce(0, +))]
      })
  }

  /// The entry, and below it what it changed from what to what.
  var text: String {
    let undone = undoneBy.map { ", undone by \($0)" } ?? ""
    let head = Visible.line("\(id)  \(when)  \(author.isEmpty ? "–" : author)  \(title)\(undone)") + "\n"
    let counts = added.sorted { $0.key < $1.key }.map { "    added \($0.value) of \($0.key)\n" }.joined()
    let rest = editCount > edits.count ? "    and \(editCount - edits.count) more\n" : ""
    let left = isScrubbed ? "    \(ChangeWords.scrubbed)\n" : ""
    return head + counts + edits.map { Visible.line("    \($0.words)") + "\n" }.joined() + rest + left
  }
}

extension LogEntry.Edit {
  init(_ edit: FactEdit, _ words: ChangeWords) {
    fact = edit.key?.description ?? ""
    self.words = words.text(of: edit)
    before = edit.before.map(LogEntry.Edit.values)
    after = edit.after.map(LogEntry.Edit.values)
  }

  static func values(of fact: Fact) -> [String: String] {
    Dictionary(zip(RecordKind(of: fact).header, exportRow(fact)).filter { !$1.isEmpty }) { first, _ in first }
  }
}
