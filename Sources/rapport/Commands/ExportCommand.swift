import ArgumentParser
import CustomerSuccess
import Files
import Interchange
import TerminalUI

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints all rows of a kind, such that they import again to the same state.",
    discussion: """
      CSV values that a spreadsheet would run as a formula get a leading '; import takes it off again. A workbook (--format xlsx) has
      numbers as numbers and days as days, and goes to a file or a pipe.
      What a customer brings is said by its subscriptions, once one has begun; monthly_revenue of customers is what the customer says of \
      itself. Acts keep it as the subscriptions say on that day (of who has left: what it brought last), and it changes with the next act, \
      while lists follow a price from the day on which it begins.
      """)

  @Argument(help: ArgumentHelp("What to export: \(RecordKind.words).", valueName: "kind"))
  var kind: RecordKind
  @Argument(help: ArgumentHelp("Only of customers that match, such as tier:enterprise.", valueName: "filter"))
  var filter: [String] = []
  @Option(help: "csv, json or xlsx.")
  var format: ExportFormat = .csv
  @Flag(help: "Leave values as they are, for machines: a spreadsheet may run them.")
  var rawCSV = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(lookingBack: common)
    let filter = try FilterArgument.parse(filter.joined(separator: " "), in: .customers, me: here.me)
    if format == .xlsx { return try writeWorkbook(filter, here) }
    let job = ExportJob(kind, format: format == .json ? .json : .csv(raw: rawCSV))
    try here.withStore(for: .reading) { place in
      try await job.run(from: place.store, filter, at: place.now) { rows in try Output.write(rows) }
    }
  }
}

extension ExportCommand {
  private func writeWorkbook(_ filter: Filter, _ here: Surroundings) throws {
    guard !Output.isTerminal else {
      throw Complaint.complain(
        "A workbook is nothing for a terminal: send it to a file, as with '> \(kind.rawValue).xlsx'.",
        Complaint.workFailed)
    }
    let workbook = try Complaint.filing { () throws(FileFailure) in
      try WorkbookWriter(sheet: kind.rawValue, columns: kind.header)
    }
    do {
      try here.withStore(for: .reading) { place in
        try await place.store.facts(kind.factKind, filter, at: place.now) { fact in try workbook.row(exportRow(fact)) }
      }
      try workbook.finish { try Output.write($0) }
    } catch let failure as FileFailure {
      throw Complaint.complain(failure.words, Complaint.workFailed)
    }
  }
}

enum ExportFormat: String, ListedArgument { case csv, json, xlsx }
