import ArgumentParser
import CustomerSuccess
import Interchange

struct FeedbackScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "The sentiment of each text in a column of a file, with the words that decided it.",
    discussion: """
      Rows are counted from 1, below the header. A score lies between -1 and 1; what is negative and what is positive is said by \
      the limits of feedback.yaml, as are the words. Nothing is stored.
      """)

  @Option(
    help: ArgumentHelp("The file with the texts, a header first.", valueName: "file.csv"),
    completion: .file(extensions: ["csv"]))
  var from: String
  @Option(help: ArgumentHelp("The column that holds the texts.", valueName: "name"))
  var column: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let rules = try Surroundings(common).teamFramework().feedback()
    let texts = try Complaint.storing { try TextColumn(file: from, column: column).texts() }
    let scorer = FeedbackScorer(rules)
    let rows = texts.enumerated().map { index, text in
      ScoredText(row: index + 1, text: text, reading: scorer.sentiment(of: text))
    }
    var printer = RowPrinter(RowShape<ScoredText>.scoredTexts, as: format.format)
    try printer.print(rows)
    try printer.finish()
  }
}

/// A text of a file with how it is meant.
struct ScoredText: Sendable {
  /// From 1, below the header.
  var row: Int
  var text: String
  var reading: SentimentReading
}

extension RowShape<ScoredText> {
  static let scoredTexts = RowShape(noun: "text", fields: fields, columns: columns)

  private static let fields: [Field] = [
    Field("row") { .whole($0.row) },
    Field("sentiment") { .text($0.reading.sentiment.rawValue) },
    Field("score") { .number($0.reading.score) },
    Field("because") { .list($0.reading.because) },
  ]

  private static let columns: [Column] = [
    Column("Row", isNumber: true) { "\($0.row)" },
    Column("Sentiment") { $0.reading.sentiment.rawValue },
    Column("Score", isNumber: true) { "\(($0.reading.score * 100).rounded() / 100)" },
    Column("Because", maximum: 48) { $0.reading.because.joined(separator: ", ") },
    Column("Text", maximum: 60) { $0.text },
  ]
}

/// One column of a file, read to its end before anything is done with it.
private struct TextColumn {
  var file: String
  var column: String

  /// Every row below the header, those without a text too. Throws with the place where the column or the file is not as expected.
  func texts() throws -> [String] {
    var bytes = try FileBytes(path: file)
    var form = TableForm()
    form.keepsEmptyRows = true
    // In a file of one column a semicolon is the texts' own.
    if isOneColumn(try bytes.next() ?? []) { form.separator = UInt8(ascii: ",") }
    var table = try openTable(file: file, bytes: bytes.again() ?? bytes, form: form)
    if table.hasHeader { try requireColumn(in: table) }
    var texts: [String] = []
    while let row = try table.next() {
      let index = table.columns.firstIndex(of: column)
      texts.append(index.flatMap { $0 < row.values.count ? row.values[$0] : nil } ?? "")
    }
    try requireColumn(in: table)
    return texts
  }

  private func isOneColumn(_ lead: [UInt8]) -> Bool {
    !lead.prefix { $0 != UInt8(ascii: "\n") }.contains { ",;\t|".utf8.contains($0) }
  }

  private func requireColumn(in table: any TableReader) throws {
    guard !table.columns.contains(column) else { return }
    let known = table.columns.joined(separator: ", ")
    let near = nearestHint(to: column, among: table.columns)
    throw InputComplaint(
      file: file, line: table.hasHeader ? 1 : nil, message: "no column '\(column)', expected one of \(known)\(near)")
  }
}
