import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation

struct DraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "What was typed into the console's forms and not sent, newest first.",
    discussion: """
      The same form on the same thing offers it again; in the console, the palette lists drafts too. --discard throws away the
      one of that number.
      """)

  @Option(
    help: ArgumentHelp("Throw away the draft of this number, for good; needs --yes.", valueName: "number"),
    transform: CallValue.whole(from: 1))
  var discard: Int?
  @Flag(help: "It is meant.") var yes = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard discard != nil, !yes else { return }
    throw ValidationError("--discard throws away what somebody has typed: add --yes when that is meant.")
  }

  func run() throws {
    let here = try Surroundings(common)
    let folder = DraftFolder(beside: here.database)
    let all = folder.all()
    let mine = all.filter { $0.author == here.me }
    let rows = mine.enumerated().map { NumberedDraft(number: $0 + 1, draft: $1) }
    if let discard {
      guard let row = rows.first(where: { $0.number == discard }) else {
        throw Complaint.complain("There is no draft \(discard); nothing was thrown away.", Complaint.workFailed)
      }
      if let complaint = folder.drop(row.draft.key) { throw Complaint.complain(complaint, Complaint.workFailed) }
      return
    }
    let zone = try Surroundings.zone()
    // Nothing was asked for that a draft could match: people are told that there is none, and see no empty table.
    if rows.isEmpty, format.format == .text {
      Complaint.note("There is no draft of \(here.me).")
    } else {
      var printer = RowPrinter(RowShape<NumberedDraft>.drafts(zone), as: format.format)
      try printer.print(rows)
      try printer.finish()
    }
    guard format.format == .text else { return }
    Self.noteOthers(all.filter { $0.author != here.me }.map(\.author))
    for path in folder.left { Complaint.note("What an editor that was cut off left for itself: \(path)") }
    Self.noteTexts(in: here.draftFolder)
  }

  /// Whoever looks for a draft may have typed it under another name.
  private static func noteOthers(_ authors: [String]) {
    guard !authors.isEmpty else { return }
    let names = Set(authors).sorted().joined(separator: ", ")
    Complaint.note("Drafts of others: \(names). --as NAME lists theirs.")
  }

  /// What an editor had saved when a command was killed is nobody's form.
  private static func noteTexts(in folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.filter({ $0.hasPrefix("editor-") }).sorted() {
      Complaint.note("A text from an editor that was cut off: \(folder.appending(path: name).path)")
    }
  }
}

struct NumberedDraft: Sendable {
  var number: Int
  var draft: Draft
}

extension RowShape<NumberedDraft> {
  static func drafts(_ zone: Zone) -> RowShape {
    RowShape(
      noun: "draft",
      fields: [
        Field("number") { .whole($0.number) }, Field("verb") { .text($0.draft.verb.rawValue) },
        Field("targets") { .text($0.draft.targets.map(\.description).joined(separator: " ")) },
        Field("title") { .text($0.draft.title) }, Field("at") { .text($0.draft.at.iso8601) },
        Field("author") { .text($0.draft.author) },
        Field("text") { .text($0.draft.text) },
      ],
      columns: [
        Column("Draft", isNumber: true) { "\($0.number)" },
        Column("When") { "\(zone.date(of: $0.draft.at)) \(TimeWords.hour($0.draft.at, in: zone))" },
        Column("Form") { $0.draft.verb.rawValue }, Column("On", maximum: 40) { $0.draft.title },
        Column("Typed", maximum: 60) { $0.draft.beginning },
      ])
  }
}

extension Draft {
  /// All that was typed, a name before each.
  fileprivate var text: String {
    values.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)" }
      .joined(separator: "\n")
  }
}
