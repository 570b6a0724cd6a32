import ArgumentParser
import Framework

struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "The rules everything is computed by: what is shipped, what is yours, and what yours moves.",
    discussion: """
      A file of the configuration folder (health.yaml, sla.yaml, calendars.yaml and so on) changes what it names; what it leaves out
      stays as shipped. 'rapport apply' makes such files the team's: they live in the database, everybody who works with it goes by
      them, and no file of anybody's folder is followed there any more. A value none takes something shipped away, as does leaveOut: true in an item of
      a list; standalone: true at the top says that nothing shipped holds.
      """,
    subcommands: [
      FrameworkListCommand.self, FrameworkShowCommand.self, FrameworkEditCommand.self, FrameworkCheckCommand.self,
      FrameworkExportCommand.self, FrameworkRemoveCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "framework", in: FrameworkCommand.self) }
}

/// A document by its name or its file's.
struct DocumentName: ExpressibleByArgument {
  var document: FrameworkDocument

  static var allValueStrings: [String] { FrameworkDocument.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  init?(argument: String) {
    let name = argument.hasSuffix(".yaml") ? String(argument.dropLast(5)) : argument
    guard let document = FrameworkDocument(rawValue: name.lowercased()) else { return nil }
    self.document = document
  }
}

struct FrameworkListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The documents, where each comes from, and how many values its file changes.")

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let applied = try here.appliedFiles()
    var framework = here.framework
    framework.team = applied.map(\.file)
    let documents = try FrameworkDocument.allCases.map { document in
      let (own, changes) = (try framework.own(document), try framework.changes(of: document))
      let entry = applied.first { $0.id == document.id }?.entry
      return FrameworkList.Entry(
        document: document.rawValue, holds: document.holds, isShipped: own == nil,
        from: own == nil ? "shipped" : framework.team.isEmpty ? "folder" : "database",
        file: framework.team.isEmpty ? own?.file : nil, by: entry?.author, at: entry?.at.iso8601, entry: entry?.id,
        changes: changes?.count ?? 0)
    }
    try Output.report(FrameworkList(documents: documents, passedOver: framework.passedOver), as: format.format)
  }
}

extension FrameworkFolder {
  /// What one's own file makes different; nil where there is none.
  func changes(of document: FrameworkDocument) throws -> [FrameworkChange]? {
    guard let own = try own(document) else { return nil }
    return try Complaint.reading { () throws(DocumentError) in
      try document.changes(in: self.document(document, own: own))
    }
  }
}

private struct FrameworkList: PrintedReport {
  struct Entry: Encodable {
    var document: String
    var holds: String
    /// No file lies over it.
    var isShipped: Bool
    /// `shipped`, `database` or `folder`.
    var from: String
    /// Of the configuration folder.
    var file: String?
    /// Who applied it to the database, when, and by which entry of the log.
    var by: String?
    var at: String?
    var entry: Int?
    /// How many values the file makes different.
    var changes: Int

    var place: String {
      guard from == "database" else { return file ?? from }
      let who = by.flatMap { $0.isEmpty ? nil : " by \($0)" } ?? ""
      return "database" + (at.map { ", applied\(who) \($0.prefix(10))" } ?? "")
    }
  }

  var documents: [Entry]
  /// Files of the configuration folder that are not followed, since the database has the team's.
  var passedOver: [String]

  var parts: [ReportPart] {
    passedOver.map { .line("\($0) is not followed: this database has the team's rules.") } + [
      .sheet(
        Sheet(
          columns: [
            .words("Document"), .words("From", maximum: 80), .number("Changes"), .words("Holds", maximum: 80),
          ],
          rows: documents.map { [$0.document, $0.place, "\($0.changes)", $0.holds] }))
    ]
  }
}
