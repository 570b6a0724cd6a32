import ArgumentParser
import CustomerSuccess
import Foundation
public import Interchange
import TerminalUI

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads customers, metrics, tickets and more from CSV, JSON or workbooks, as one entry of the log.",
    discussion: """
      What a file holds is told by its columns or by --kind. Files may come in any order. Of Rapport's own columns it is all or
      nothing: when any row is wrong nothing is written, and each wrong one is named by file, line and all that is wrong with it
      (exit code 2).

      Of another tool's export (--map) rows that cannot be used are left out, each listed by line and reason: the others are in,
      and the exit code is 2. Where the mapping says 'wrong_values: refuse', as the built-in ones of Zendesk and ServiceNow do, a
      value that it does not know ends the import and nothing is written; rows whose customer is unknown are left out there, too.

      --rejects FILE leaves out whatever is wrong in any, writes it to FILE with the reason in a column before its own, takes
      the others, and the exit code is 0. A row that is too short or too long stands there as it is, to be made as wide as its
      header. When no row of a file can be used, nothing is written (1).

      The same source may be imported again and again: only what it has changed since the last time is taken over, and what
      was done here stays. What both have changed since is the source's, named by the report with what stood here ('in place of
      the one from here') and taken back by undo; of tickets with a time of change the later one holds. A column that a file lacks says nothing, nor does a blank cell, unless the mapping says 'blank:
      clears'; what a mapping puts in their place holds only for what is new, and a clock of tickets without its column is
      not told. The report names the fields that changed, and those in which the source goes on to say something else. Of the
      same thing in two rows the newer holds: by its own time of change where it has one, else the later.

      A new customer that is called as one here is, or as another new one, comes in, for its id is another one, and the report
      names both ('namesakes' in JSON). A row of another tool whose id is another company here, of which that tool has never
      told, is left out, and so is what the same files say of it: two tools number alike, and each needs ids of its own, as
      'id: {template: "X-{Account ID}"}'.
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
  var files: [String]
  @OptionGroup var reading: ImportReading
  @Flag(help: "Say what would be done, and do nothing: no database is written, only the file of --rejects.")
  var dryRun = false
  @Option(
    help: ArgumentHelp(
      "Leave out rows that are wrong, and write them to this CSV with the reason, to be mended and imported again.",
      valueName: "file"), completion: .file())
  var rejects: String?
  @OptionGroup var writing: WritingOptions
  @Option(
    help: """
      What becomes of what the source listed before and lists no more: keep, churned (customers) or cancelled (tickets). Rows \
      of --rejects that come back are no list.
      """)
  var absent: AbsentRule?
  @Option(help: "text, or json with all that changed, that was left and that was left out.")
  var format = ImportFormat.text
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
  }

  func run() throws {
    let here = try Surroundings(common)
    let rejects = try rejects.map { try RejectsFile($0, writing, sparing: here.database) }
    do {
      let report = try Complaint.storing {
        var options = try reading.options(
          here, listed: format == .json ? .max : ImportFormat.listed, rejects: rejects != nil)
        options.absent = absent
        let sources = try files.map { try ImportSource(path: $0) }
        do { return try imported(ImportJob(sources, options: options), here, rejects) } catch let failure
          as InterchangeError
        {
          let told = reading.map == nil ? failure.naming(mappingsFor: sources, among: here.mappings) : failure
          guard rejects == nil, told.isOfRows else { throw told }
          throw Complaint.complain("\(told)\n\(wayOn)", Complaint.inputIsWrong)
        }
      }
      if dryRun { try tell(report, rejects) } else { try Output.answer(report.summary) { try tell(report, rejects) } }
      try complain(of: report.missed)
    } catch let failure as NothingUsable {
      try tell(failure.report, rejects)
      throw Complaint.complain(failure.words, Complaint.workFailed)
    }
  }

  /// After a refusal for the sake of some rows.
  private var wayOn: String {
    let own = reading.map == nil ? "" : "; a mapping with 'wrong_values: leave_out' does so without being told"
    return "Nothing was imported. --rejects FILE takes the other rows, and writes these to FILE to be mended\(own)."
  }

  private func tell(_ report: ImportReport, _ rejects: RejectsFile?) throws {
    switch format {
    case .text: try Output.line(Visible.lines(([report.text] + (rejects?.lines(report) ?? [])).joined(separator: "\n")))
    case .json: try Output.line(JSONText.of(ImportReportJSON(report)))
    }
  }

  /// What could be used is in; that some rows could not be is told by the exit code, unless they were asked for as a file.
  private func complain(of missed: Int) throws {
    guard rejects == nil, missed > 0 else { return }
    let rows = missed == 1 ? "1 row" : "\(missed) rows"
    let others = dryRun ? "the others can be" : "the others are in"
    throw Complaint.complain(
      "\(rows) could not be used; \(others). --rejects FILE writes what is left out, to be mended.",
      Complaint.inputIsWrong)
  }

  private struct NothingUsable: Error {
    var report: ImportReport
    var words: String
  }

  private func imported(_ job: ImportJob, _ here: Surroundings, _ rejects: RejectsFile?) throws -> ImportReport {
    do {
      let report = try imported(job, here)
      try rejects?.write(report)
      return report
    } catch InterchangeError.unusable(let report) {
      try rejects?.write(report)
      let files = report.files.filter(\.isUnusable).map(\.file).joined(separator: ", ")
      throw NothingUsable(report: report, words: "Nothing of \(files) can be used; nothing was imported.")
    }
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

enum ImportFormat: String, ListedArgument {
  case text, json
  /// So many fields of each kind are named in text.
  static let listed = 20
}

extension AbsentRule: ListedArgument {}

extension RecordKind {
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
