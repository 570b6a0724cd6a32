import ArgumentParser
import CustomerSuccess
import SuccessStore
import TerminalUI

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The framework's dashboards, as text or as data.",
    subcommands: [
      PortfolioCommand.self, SegmentsCommand.self, SupportCommand.self, TrainingCommand.self, OnboardingCommand.self,
      CausesCommand.self, ExpansionReportCommand.self, RetentionCommand.self, MetricsCommand.self, InsightsCommand.self,
      RoadmapCommand.self, BookCommand.self,
      DifferenceCommand.self, CustomerReviewCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "report", in: ReportCommand.self) }
}

/// Narrows what a command is about, in the console's filter language.
struct FilterArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "What to narrow it to, such as: tier:enterprise score<70 -industry:other.", valueName: "filter"))
  var words: [String] = []

  /// As it was typed: what was made of a sign for the parser is undone.
  var typed: String { words.map(PlainWords.typed).joined(separator: " ").withoutOuterBlanks }

  /// A mistake is pointed at.
  func filter(in subject: Field.Subject, me: String) throws -> Filter {
    try FilterArgument.parse(words.joined(separator: " "), in: subject, me: me)
  }

  static func parse(_ text: String, in subject: Field.Subject, me: String) throws -> Filter {
    do {
      return try Filter.parse(text, in: subject, me: me)
    } catch {
      throw Complaint.complain(error.description, Complaint.valueIsWrong)
    }
  }
}

/// A report in each of the forms a command prints.
protocol PrintedReport: Encodable {
  /// As a person reads it: paragraphs and tables.
  var parts: [ReportPart] { get }
}

extension PrintedReport {
  func parts(under heading: String?) -> [ReportPart] { (heading.map { [.line($0)] } ?? []) + parts }
}

/// A report on some of the customers says on which: a page that is handed on is not taken for the whole.
struct NarrowedReport<Report: PrintedReport>: PrintedReport {
  var report: Report
  /// As it was given.
  var filter: String
  /// What it narrows.
  var rows = "customers"

  var parts: [ReportPart] { [.line("\(notice)\n")] + report.parts }

  fileprivate var notice: String { "Only \(rows) that match: \(filter)" }

  private enum Key: String, CodingKey { case filter }

  /// Beside the report's own figures.
  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(filter, forKey: .filter)
  }
}

extension NarrowedReport: PaperReport where Report: PaperReport {
  var paper: Paper {
    var paper = report.paper
    paper.notice = notice
    return paper
  }
}

enum ReportPart {
  case line(String)
  case sheet(Sheet)
}

extension Output {
  /// `heading` is for people, above it.
  static func report(_ report: some PrintedReport, as format: OutputFormat, under heading: String? = nil) throws {
    switch format {
    case .json: try line(JSONText.of(report))
    case .csv(let raw): try write(FigureTable.csv(try FigureTable.all(of: report), raw: raw))
    case .text: try write(report.parts(under: heading).map { $0.text() }.joined(separator: "\n"))
    case .markdown: try write(report.parts(under: heading).map(\.markdown).joined(separator: "\n"))
    }
  }
}

extension ReportPart {
  /// `isWhole`: for a pipe or a file, where nothing is cut.
  func text(isWhole: Bool = !Output.isTerminal) -> String {
    switch self {
    case .line(let line): Visible.lines(line) + "\n"
    case .sheet(let sheet): sheet.text(isWhole: isWhole)
    }
  }

  var markdown: String {
    switch self {
    case .line(let line):
      line.split(separator: "\n").map { MarkdownText.paragraph(String($0)) + "\n" }.joined(separator: "\n")
    case .sheet(let sheet): sheet.markdown
    }
  }
}
