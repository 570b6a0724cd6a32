import ArgumentParser
import Framework

struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "The rules everything is computed by: what is shipped, what is yours, and what yours moves.",
    discussion: """
      A file of the configuration folder (health.yaml, sla.yaml, calendars.yaml, training.yaml, improvement.yaml) changes what it
      names; what it leaves out stays as shipped. A value none takes something shipped away, as does leaveOut: true in an item of
      a list; standalone: true at the top says that nothing shipped holds.
      """,
    subcommands: [
      FrameworkListCommand.self, FrameworkShowCommand.self, FrameworkEditCommand.self, FrameworkCheckCommand.self,
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
    commandName: "list", abstract: "The documents, where each comes from, and how many values yours change.")

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let folder = try Surroundings(common).framework
    let documents = try FrameworkDocument.allCases.map { document in
      let changes = try folder.changes(of: document)
      return FrameworkList.Entry(
        document: document.rawValue, holds: document.holds, isShipped: changes == nil,
        file: changes == nil ? nil : folder.file(of: document), changes: changes?.count ?? 0)
    }
    try Output.report(FrameworkList(documents: documents), as: format.format)
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
    /// No file of one's own.
    var isShipped: Bool
    var file: String?
    /// How many values that file makes different.
    var changes: Int
  }

  var documents: [Entry]

  var parts: [ReportPart] {
    [
      .sheet(
        Sheet(
          columns: [
            .words("Document"), .words("From", maximum: 80), .number("Changes"), .words("Holds", maximum: 80),
          ],
          rows: documents.map { [$0.document, $0.file ?? "shipped", "\($0.changes)", $0.holds] }))
    ]
  }
}
