import ArgumentParser
import CustomerSuccess
import Foundation
import Interchange
import TerminalUI

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads customers, metrics, tickets and more from CSV or JSON; all or nothing.",
    discussion: """
      What a file holds is told by its columns or by --kind. Files may come in any order. Nothing is written when any row
      is wrong; each wrong one is named by file, line and column. Rows of another tool's export (--map) that cannot be used
      are left out, counted by reason.
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("What every file holds: \(RecordKind.words).", valueName: "kind"))
  var kind: RecordKind?
  @Option(
    help: ArgumentHelp(
      "How to read another tool's export: \(MappingLibrary().names.joined(separator: ", ")), or NAME.yaml in the mappings folder of the configuration.",
      valueName: "name"))
  var map: String?
  @Option(help: ArgumentHelp("Where times without an offset are read, such as Europe/Berlin.", valueName: "zone"))
  var zone: String?
  @Flag(help: "Take CSV values as they stand, as export --raw-csv writes them.")
  var rawCSV = false
  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
    guard zone.map({ Zone(identifier: $0) != nil }) ?? true else {
      throw ValidationError("--zone: expected an IANA zone such as Europe/Berlin.")
    }
  }

  func run() throws {
    let here = try Surroundings(common)
    let model = try here.rulebook().health
    let report = try Complaint.storing {
      let reading = RecordReading(zone: zone.flatMap { Zone(identifier: $0) }) { id, text in
        try model.value(for: id, from: text)
      }
      let library = MappingLibrary(folder: here.configurationFolder.appending(path: "mappings").path)
      let options = ImportOptions(
        kind: kind, mapping: try map.map(library.mapping(named:)), rawCSV: rawCSV, reading: reading)
      return try imported(ImportJob(try files.map { try ImportSource(path: $0) }, options: options), here)
    }
    try Output.line(Visible.lines(report.text))
  }

  private func imported(_ job: ImportJob, _ here: Surroundings) throws -> ImportReport {
    if dryRun {
      // A rehearsal makes no database where there is none.
      guard FileManager.default.fileExists(atPath: here.database.path) else {
        return try job.rehearse(against: EmptyTarget())
      }
      return try here.withStore(for: .reading) { try job.rehearse(against: $0.store) }
    }
    let isNew = !FileManager.default.fileExists(atPath: here.database.path)
    do {
      return try here.withStore(for: .creating) { try await job.run(in: $0.store, by: $0.me, at: $0.now) }
    } catch {
      if isNew { here.removeUnusedDatabase() }
      throw error
    }
  }
}

extension RecordKind {
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
