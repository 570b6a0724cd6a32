import ArgumentParser
import CustomerSuccess
import Files
import Foundation
import Interchange
import TerminalUI

/// How a report is given, and where to.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      text, json, csv, markdown or xlsx; html or svg of what has a page. Default: what the file's name ends in, else text.
      """, valueName: "format"))
  var format: ReportFormat?
  @Option(
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
  var out: String?
  @OptionGroup var writing: WritingOptions
  @Flag(
    name: .customLong("raw-csv"),
    help: "CSV with values as they are, for machines: a spreadsheet may run them as formulas.")
  private var isRaw = false

  func validate() throws {
    guard !isRaw || format == nil || format == .csv else {
      throw ValidationError("--raw-csv goes with --format csv only.")
    }
    guard out != nil || !writing.force else { throw ValidationError("--force goes with --out only.") }
    if let out, format == nil, !isRaw { try refuseEnding(of: out) }
  }

  /// Words in a file that says it is something else would be found out by whoever opens it.
  private func refuseEnding(of name: String) throws {
    let file = FilePath.name(of: name)
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex, ReportFormat(ending: name) == nil else { return }
    let ending = file[dot...]
    // `report-2026.11` has none.
    guard ending.count > 1, !ending.dropFirst().allSatisfy(\.isNumber) else { return }
    let known = ReportFormat.allCases.map(\.ending).joined(separator: ", ")
    throw Complaint.wrongValue("--out", name, "a name that ends in one of \(known), or --format")
  }

  /// A page is asked for, by name or by the file's ending.
  var isPage: Bool { chosen.isPage }

  private var chosen: ReportFormat { isRaw ? .csv : format ?? out.flatMap(ReportFormat.init(ending:)) ?? .text }

  /// Says at once where nothing can be written, or the report has no such form.
  func output<Report: PrintedReport>(of report: Report.Type, sparing database: URL) throws -> ReportOutput {
    let format = chosen
    guard format.isFigures || Report.self is any PaperReport.Type else {
      let known = ReportFormat.allCases.filter(\.isFigures).map(\.rawValue).joined(separator: ", ")
      throw Complaint.wrongValue(
        self.format == nil ? "--out" : "--format", self.format?.rawValue ?? out ?? "",
        "one of \(known): this report has no page of its own; 'report customer' and 'report portfolio' have")
    }
    let file = try out.map { try OutputFile($0, writing, sparing: database) }
    guard format != .xlsx || file?.isStandardOutput == false || !Output.isTerminal else {
      throw Complaint.complain("A workbook is nothing for a terminal: --out names a file.", Complaint.workFailed)
    }
    return ReportOutput(format: format, isRaw: isRaw, file: file)
  }

  /// Gives a report on what a filter leaves of the customers, or of other rows; where it can leave none, people are told why. That nothing can be
  /// written is said before the filter is looked at.
  func give<Report: PrintedReport & Sendable>(
    _ surroundings: Surroundings, _ narrowing: FilterArgument, in subject: Field.Subject = .customers,
    _ make: @escaping @Sendable (Workplace, Filter) async throws -> Report
  ) throws {
    var output = try output(of: Report.self, sparing: surroundings.database)
    output.heading = surroundings.past?.heading
    let filter = try narrowing.filter(in: subject, me: surroundings.me)
    let (report, why) = try surroundings.withStore(for: .reading) { place in
      (try await make(place, filter), try await place.whyNothing(filter, in: subject))
    }
    let typed = narrowing.typed
    guard !typed.isEmpty else { return try output.write(report, whyNothing: why) }
    try output.write(NarrowedReport(report: report, filter: typed, rows: subject.rawValue), whyNothing: why)
  }

  /// For rows that are printed as they are read.
  func rows() throws -> OutputFormat {
    guard out == nil, let format = (isRaw ? .csv : format ?? .text).ofRows(isRaw: isRaw) else {
      throw Complaint.complain(
        "--misses prints rows: text, json, csv or markdown on standard output.", Complaint.valueIsWrong)
    }
    return format
  }
}

enum ReportFormat: String, ListedArgument {
  case text, json, csv, markdown, xlsx, html, svg

  /// Any report has it.
  fileprivate var isFigures: Bool { self != .html && self != .svg }

  /// Of what has a page it is the page.
  fileprivate var isPage: Bool { [.html, .svg, .markdown].contains(self) }

  /// By what a file's name ends in; nil for anything else.
  fileprivate init?(ending name: String) {
    let name = name.lowercased()
    let found = ReportFormat.allCases.first { name.hasSuffix($0.ending) }
    let others: [String: ReportFormat] = [".markdown": .markdown, ".htm": .html]
    guard let found = found ?? others.first(where: { name.hasSuffix($0.key) })?.value else { return nil }
    self = found
  }

  fileprivate var ending: String {
    switch self {
    case .text: ".txt"
    case .markdown: ".md"
    case .json, .csv, .xlsx, .html, .svg: ".\(rawValue)"
    }
  }

  fileprivate func ofRows(isRaw: Bool) -> OutputFormat? {
    switch self {
    case .text: .text
    case .json: .json
    case .csv: .csv(raw: isRaw)
    case .markdown: .markdown
    case .xlsx, .html, .svg: nil
    }
  }
}

struct ReportOutput: Sendable {
  var format: ReportFormat
  var isRaw: Bool
  /// Nil: standard output.
  var file: OutputFile?
  /// For people, above it.
  var heading: String?

  private var isPlain: Bool { file.map { !$0.isStandardOutput } ?? false || !Output.isTerminal }

  /// `why` is said to people, where a filter can find nothing.
  func write(_ report: some PrintedReport, whyNothing why: String? = nil) throws {
    if let why, format == .text || format.isPage { Complaint.note("No customer matches: \(why).") }
    switch format {
    case .json: try write(JSONText.of(report) + "\n")
    case .csv: try write(FigureTable.csv(try FigureTable.all(of: report), raw: isRaw))
    case .text: try write(report.parts(under: heading).map { $0.text(isWhole: isPlain) }.joined(separator: "\n"))
    case .markdown:
      let page = paper(of: report).map(MarkdownWriter.markdown)
      try write(page ?? report.parts(under: heading).map(\.markdown).joined(separator: "\n"))
    case .html, .svg:
      guard let paper = paper(of: report) else { return }
      try write(format == .svg ? SVGWriter.page(paper) : HTMLWriter.html(paper))
    case .xlsx:
      let bytes = try Complaint.filing { () throws(FileFailure) in
        try FigureTable.workbook(try FigureTable.ofReport(report))
      }
      if let file { try file.write(bytes) } else { try Output.write(bytes) }
    }
  }

  /// With the moment it is of, where that is past.
  private func paper(of report: some PrintedReport) -> Paper? {
    guard var paper = (report as? any PaperReport)?.paper else { return nil }
    let notices = [heading?.capitalizedFirst, paper.notice].compactMap(\.self)
    paper.notice = notices.isEmpty ? nil : notices.joined(separator: ". ")
    return paper
  }

  private func write(_ text: String) throws {
    if let file { return try file.write(text) }
    try Output.write(text)
  }
}
