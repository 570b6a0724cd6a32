import ArgumentParser
import CustomerSuccess
import Framework
import TerminalUI

struct FrameworkCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reads files of your own strictly; says what they change and which figures move.",
    discussion: """
      Without a file, those that hold: the team's of the database, else those of the configuration folder. A file that is named is
      taken for the document of its name, as if it were one of them. Ends with 2 when something in it is wrong.
      """)

  @Argument(
    help: ArgumentHelp("A file to try before it is put in place, such as sla.yaml.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var files: [String] = []
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var folder = try Surroundings(common).teamFramework()
    for file in files {
      guard let document = DocumentName(argument: file.split(separator: "/").last.map(String.init) ?? "")?.document
      else {
        let known = FrameworkDocument.allCases.map(\.fileName).joined(separator: ", ")
        throw Complaint.wrongValue("file", file, "a file called \(known)")
      }
      folder.tried[document] = .init(file: file, text: try Complaint.text(of: file))
    }
    let report = try FrameworkReport(folder, files.isEmpty ? FrameworkDocument.allCases : Array(folder.tried.keys))
    try Output.report(report, as: format.format)
  }
}

/// What files of one's own change.
struct FrameworkReport: PrintedReport {
  struct Entry: Encodable {
    var document: String
    var file: String
    var changes: [Change]
  }

  struct Change: Encodable {
    var path: String
    /// Absent where nothing of the kind is shipped.
    var shipped: String?
    /// Absent where it is taken away.
    var own: String?
    /// Which figures it moves.
    var moves: String
  }

  var documents: [Entry]
  /// What is allowed and may not be meant.
  var warnings: [String]

  /// Throws when anything in `folder` cannot be read, also where documents do not go together.
  init(_ folder: FrameworkFolder, _ documents: [FrameworkDocument]) throws {
    let rules = try folder.rulebook(zone: try Surroundings.zone()).support
    if documents.contains(.feedback), try folder.own(.feedback) != nil { _ = try folder.feedback() }
    warnings = Severity.allCases.filter { rules.policy(for: $0) == nil }
      .map { "No policy is for severity \($0.rawValue) alone: such tickets may have no clocks." }
    self.documents = try FrameworkDocument.allCases.filter(documents.contains).compactMap { document in
      guard let changes = try folder.changes(of: document) else { return nil }
      let file = try folder.own(document)?.file ?? folder.file(of: document)
      return Entry(
        document: document.rawValue, file: file,
        changes: changes.map { Change(path: $0.path, shipped: $0.before, own: $0.after, moves: $0.moves) })
    }
  }

  var parts: [ReportPart] {
    guard !documents.isEmpty else { return [.line("All as shipped: there is no file of your own.")] }
    return warnings.map { .line($0) }
      + documents.flatMap { entry -> [ReportPart] in
        guard !entry.changes.isEmpty else { return [.line("\(entry.file): all as shipped")] }
        let sheet = Sheet(
          columns: [
            .words("Value", maximum: 60), .words("Shipped", maximum: 40), .words("Yours", maximum: 40),
            .words("Moves", maximum: 80),
          ],
          rows: entry.changes.map { [$0.path, $0.shipped ?? "–", $0.own ?? "none", $0.moves] })
        return [.line(entry.file), .sheet(sheet)]
      }
  }
}
