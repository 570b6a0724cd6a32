import ArgumentParser
import CustomerSuccess
import Interchange
import TerminalUI

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints all rows of a kind, such that they import again to the same state.",
    discussion: """
      CSV values that a spreadsheet would run as a formula get a leading '; import takes it off again.
      """)

  @Argument(help: ArgumentHelp("What to export: \(RecordKind.words).", valueName: "kind"))
  var kind: RecordKind
  @Argument(help: ArgumentHelp("Only of customers that match, such as tier:enterprise.", valueName: "filter"))
  var filter: [String] = []
  @Option(help: "csv or json.")
  var format: ExportFormat = .csv
  @Flag(help: "Leave values as they are, for machines: a spreadsheet may run them.")
  var rawCSV = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let filter = try FilterArgument.parse(filter.joined(separator: " "), in: .customers, me: here.me)
    let job = ExportJob(kind, format: format == .json ? .json : .csv(raw: rawCSV))
    try here.withStore(for: .reading) { place in
      // What machines read goes out as it is; a terminal would do what the data say.
      try await job.run(from: place.store, filter, at: place.now) { rows in
        try Output.write(Output.isTerminal ? Visible.lines(rows) : rows)
      }
    }
  }
}

enum ExportFormat: String, ListedArgument { case csv, json }
