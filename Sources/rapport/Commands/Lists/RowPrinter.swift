import CustomerSuccess
import SuccessStore
import Synchronization
import TerminalUI

/// What a list's rows look like: each value by its name for machines, and a few columns for people.
struct RowShape<Row: Sendable>: Sendable {
  /// What one row is, for whoever reads that there is none.
  var noun: String
  /// In this order in JSON and CSV.
  var fields: [Field]
  var columns: [Column]

  struct Field: Sendable {
    var key: String
    var value: @Sendable (Row) -> JSONValue

    init(_ key: String, _ value: @escaping @Sendable (Row) -> JSONValue) {
      self.key = key
      self.value = value
    }
  }

  struct Column: Sendable {
    var title: String
    var isNumber = false
    var maximum = 32
    var words: @Sendable (Row) -> String

    init(
      _ title: String, isNumber: Bool = false, maximum: Int = 32, _ words: @escaping @Sendable (Row) -> String
    ) {
      self.title = title
      self.isNumber = isNumber
      self.maximum = maximum
      self.words = words
    }
  }
}

/// Prints rows while they are read.
struct RowPrinter<Row: Sendable> {
  private let shape: RowShape<Row>
  private let format: OutputFormat
  /// For people, above the rows.
  private let heading: String?
  private let columns: [Sheet.Column]
  private var aligned: AlignedText
  private var isFirst = true
  private var count = 0

  var isEmpty: Bool { count == 0 }

  init(_ shape: RowShape<Row>, as format: OutputFormat, under heading: String? = nil) {
    self.shape = shape
    self.heading = heading
    self.format = format
    columns = shape.columns.map { Sheet.Column(title: $0.title, isNumber: $0.isNumber, maximum: $0.maximum) }
    aligned = AlignedText(columns)
  }

  mutating func print(_ rows: [Row]) throws {
    switch format {
    case .json: try printJSON(rows)
    case .csv(let raw):
      if isFirst { try Output.csv([shape.fields.map(\.key)], raw: raw) }
      try Output.csv(rows.map { row in shape.fields.map { $0.value(row).plain } }, raw: raw)
    case .text:
      let words = words(of: rows)
      if isFirst {
        try Output.write(top { $0.text() } + aligned.head(fitting: words))
      } else {
        aligned.widen(for: words)
      }
      try Output.write(words.map { aligned.line($0) }.joined())
    case .markdown:
      if isFirst { try Output.write(top(\.markdown) + MarkdownText.head(columns)) }
      try Output.write(words(of: rows).map(MarkdownText.row).joined())
    }
    isFirst = false
    count += rows.count
  }

  /// What comes after the last row, and before it where there was none; people are told that nothing matches, unless they
  /// wanted no rows.
  mutating func finish(wantsRows: Bool = true, why: String? = nil) throws {
    if isFirst { try print([]) }
    if format == .json { try Output.write("\n]\n") }
    if count == 0, wantsRows { NothingFound.note(of: shape.noun, as: format, why: why) }
  }

  private func top(_ words: (ReportPart) -> String) -> String { heading.map { words(.line($0)) + "\n" } ?? "" }

  private func words(of rows: [Row]) -> [[String]] { rows.map { row in shape.columns.map { $0.words(row) } } }

  private func printJSON(_ rows: [Row]) throws {
    var text = isFirst ? "[" : ""
    for (index, row) in rows.enumerated() {
      text += isFirst && index == 0 ? "\n" : ",\n"
      let members = shape.fields.map { "\(JSONText.quoted($0.key)): \($0.value(row).json)" }
      text += "  {\(members.joined(separator: ", "))}"
    }
    try Output.write(text)
  }
}

/// An empty answer, said to people beside it: machines read it as it is.
enum NothingFound {
  static func note(of noun: String, as format: OutputFormat, why: String? = nil) {
    if case .text = format { Complaint.note("No \(noun) matches\(why.map { ": \($0)" } ?? "").") }
  }
}

extension ListReading {
  /// Reads and prints the whole list.
  func print(
    _ shape: RowShape<Row>, as format: OutputFormat, under heading: String? = nil,
    whyNothing: @Sendable () async throws -> String? = { nil }
  ) async throws {
    let printer = Mutex(RowPrinter(shape, as: format, under: heading))
    try await run { rows in try printer.withLock { try $0.print(rows) } }
    let why = printer.withLock { $0.isEmpty } ? try await whyNothing() : nil
    try printer.withLock { try $0.finish(wantsRows: limit != 0, why: why) }
  }
}

extension Workplace {
  /// Reads and prints a list that a filter narrows; where it finds nothing, people are told why. `leftOut`: what matches and the list
  /// leaves out anyhow, in words.
  func print<Listed: Question, Row: Hashable & Sendable & Identifiable>(
    _ shape: RowShape<Row>, as format: OutputFormat, limit: Int?, narrowedBy filter: Filter,
    in subject: CustomerSuccess.Field.Subject, leftOut: (@Sendable () async throws -> String?)? = nil,
    _ question: @escaping @Sendable (Window) -> Listed
  ) async throws where Listed.Answer == Page<Row>, Row.ID: CustomStringConvertible {
    let reading = ListReading<Row>(limit: limit) { window in try await store.answer(question(window), at: now) }
    try await reading.print(shape, as: format, under: heading) {
      if let left = try await leftOut?() { return left }
      return try await whyNothing(filter, in: subject, mayBeMeant: true)
    }
  }

  /// Why a filter finds nothing, where that can be said; `mayBeMeant`: it is known that it found nothing, so that what it was meant
  /// to ask is said as well.
  func whyNothing(
    _ filter: Filter, in subject: CustomerSuccess.Field.Subject, mayBeMeant: Bool = false
  ) async throws -> String? {
    let people = try await store.answer(PeopleQuery())
    var isForetold: Bool?
    if filter.asks(about: .churnRisk) { isForetold = try await store.answer(PredictionModelQuery(.churned)) != nil }
    let names = filter.needsNames ? try await store.answer(FilterNamesQuery()) : nil
    let context = FilterContext(now: now, zone: rulebook.zone)
    let why = filter.whyNothing(
      in: subject, people: people, isForetold: isForetold, names: names, context)
    if let why { return why }
    if let gone = filter.whyGone(try await store.answer(ImportMemoryQuery()).merged) { return gone }
    return mayBeMeant ? filter.misreading(in: subject, people: people) : nil
  }
}
