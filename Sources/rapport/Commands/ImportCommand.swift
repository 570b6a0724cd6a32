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
      are left out, counted by reason; a value that its mapping does not know ends the import.

      Tickets may be imported again and again: what their tool has changed since becomes their events, an older export changes
      nothing, and what was done here stays unless the tool changed the same thing later.
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
  var files: [String]
  @OptionGroup var reading: ImportReading
  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
  }

  func run() throws {
    let here = try Surroundings(common)
    let report = try Complaint.storing {
      let options = try reading.options(here)
      return try imported(ImportJob(try files.map { try ImportSource(path: $0) }, options: options), here)
    }
    guard !dryRun else { return try Output.line(Visible.lines(report.text)) }
    try Output.answer(report.summary) { try Output.line(Visible.lines(report.text)) }
  }

  private func imported(_ job: ImportJob, _ here: Surroundings) throws -> ImportReport {
    if dryRun {
      // A rehearsal makes no database where there is none.
      guard FileManager.default.fileExists(atPath: here.database.path) else {
        return try job.rehearse(against: EmptyTarget())
      }
      return try here.withStore(for: .reading) { try job.rehearse(against: $0.store) }
    }
    return try job.run(in: here)
  }
}

extension ImportJob {
  /// Into the database, which is made when there is none; one that was made for nothing is taken away again.
  func run(in here: Surroundings) throws -> ImportReport {
    let isNew = !FileManager.default.fileExists(atPath: here.database.path)
    do {
      return try here.withStore(for: .creating) { try await run(in: $0.store, by: $0.me, at: $0.now) }
    } catch {
      if isNew { here.removeUnusedDatabase() }
      throw error
    }
  }
}

extension RecordKind {
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
