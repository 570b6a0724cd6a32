import ArgumentParser
import CustomerSuccess
import Interchange

struct MappingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: "How other tools' files are read: what there is, and what is written for a new one.",
    subcommands: [
      MappingListCommand.self, MappingShowCommand.self, MappingCheckCommand.self, MappingGuessCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "mapping", in: Self.self) }
}

extension Surroundings {
  var mappings: MappingLibrary { MappingLibrary(folder: mappingFolder) }
  var mappingFolder: String { configurationFolder.appending(path: "mappings").path }
}

struct MappingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The mappings there are, with what each reads.",
    discussion:
      "A file NAME.yaml in the folder mappings beside the configuration goes before a built-in one of that name.")

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let library = try Surroundings(common).mappings
    let entries = try library.names.map { name in
      MappingList.Entry(try Complaint.storing { try library.source(named: name) }, library)
    }
    try Output.report(MappingList(mappings: entries), as: format.format)
  }
}

/// The mappings there are; one that is broken is in the list with what is wrong.
private struct MappingList: PrintedReport {
  struct Entry: Encodable {
    var name: String
    /// The file, where it is not built in.
    var file: String?
    var reads: [String]
    var complaint: String?

    init(_ source: MappingLibrary.Source, _ library: MappingLibrary) {
      name = source.name
      if case .file(let path) = source.origin { file = path }
      do { reads = Set(try library.mapping(of: source).reads.map(\.kind.rawValue)).sorted() } catch {
        reads = []
        complaint = "\(error)"
      }
    }
  }

  var mappings: [Entry]

  var parts: [ReportPart] {
    let rows = mappings.map { [$0.name, $0.file ?? "built in", $0.complaint ?? $0.reads.joined(separator: ", ")] }
    return [.sheet(Sheet(columns: [.words("Mapping"), .words("Where"), .words("Reads")], rows: rows))]
  }
}

struct MappingShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "A mapping's own text, to start a file of your own from.")

  @Argument(help: ArgumentHelp("The mapping, by name or path.", valueName: "name")) var name: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let library = try Surroundings(common).mappings
    try Output.write(try Complaint.storing { try library.source(named: name).text })
  }
}

struct MappingCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is wrong with a mapping, or what it reads.",
    discussion: "What is wrong is named with file, line and what was expected, and ends with 2.")

  @Argument(
    help: ArgumentHelp("The mapping, by path or name.", valueName: "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let library = try Surroundings(common).mappings
    let mapping = try Complaint.storing { try library.mapping(named: file) }
    try Output.report(MappingReads(mapping), as: format.format)
  }
}

private struct MappingReads: PrintedReport {
  struct File: Encodable {
    var file: String
    var kind: String
    var columns: [String]
  }

  var name: String
  var zone: String
  var files: [File]

  init(_ mapping: Mapping) {
    name = mapping.name
    zone = mapping.zone.identifier
    files = mapping.reads.map { File(file: $0.file, kind: $0.kind.rawValue, columns: $0.columns) }
  }

  var parts: [ReportPart] {
    let rows = files.map { [$0.file, $0.kind, $0.columns.joined(separator: ", ")] }
    return [
      .line("\(name) is sound; times without an offset are read in \(zone)."),
      .sheet(Sheet(columns: [.words("File"), .words("Rows"), .words("Told by the columns")], rows: rows)),
    ]
  }
}
