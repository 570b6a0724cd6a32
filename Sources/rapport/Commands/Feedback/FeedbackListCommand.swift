import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct FeedbackListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "What customers said in their own words, the latest first, how it is meant, and by which words.",
    discussion: """
      Comments of survey answers, customers' messages of tickets that count, words of exit interviews, activities of the types that feedback.yaml and \
      outreach.yaml (replies) name, and what other activities and departures quote: three words and more between quotation marks.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(
    help: ArgumentHelp("Only of the last so many days. Default: all that is known.", valueName: "number"),
    transform: CallValue.whole(from: 1, to: 36_500))
  var days: Int?
  @Option(help: ArgumentHelp("Only what is about this theme of feedback.yaml.", valueName: "name"))
  var theme: String?
  @Option(help: ArgumentHelp("Only what is meant so.", valueName: "sentiment"))
  var sentiment: Sentiment?
  @Option(help: ArgumentHelp("Only what stands there.", valueName: "source"))
  var source: Verbatim.Source?
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let query = VerbatimQuery(
      filter, days: days, theme: theme?.trimmingBlanks(), sentiment: sentiment, source: source, limit: limit.limit)
    let format = format.format
    try surroundings.withStore(for: .reading) { place in
      if let theme = query.theme { try await place.requireTheme(theme) }
      let rows = try await place.store.answer(query, at: place.now)
      var printer = RowPrinter(RowShape<ListedVerbatim>.verbatims(place.zone), as: format, under: place.heading)
      try printer.print(rows.enumerated().map { ListedVerbatim(row: $0 + 1, verbatim: $1) })
      try printer.finish(
        wantsRows: query.limit != 0,
        why: rows.isEmpty ? try await place.whyNothing(filter, in: .customers, mayBeMeant: true) : nil)
    }
  }
}

extension Sentiment: ListedArgument {}

extension Verbatim.Source: ListedArgument {}

extension Workplace {
  fileprivate func requireTheme(_ theme: String) async throws {
    let known = try await store.answer(FeedbackRulesQuery()).themes.map(\.id)
    guard !known.contains(theme) else { return }
    throw Complaint.wrongValue(
      "--theme", theme, "one of \(known.joined(separator: ", "))\(nearestHint(to: theme, among: known))")
  }
}

struct ListedVerbatim: Sendable {
  /// From 1, the latest first.
  var row: Int
  var verbatim: VerbatimRow

  fileprivate var said: Verbatim { verbatim.read.verbatim }
  fileprivate var reading: SentimentReading { verbatim.read.reading }

  fileprivate var correction: FeedbackCorrection? { verbatim.read.mark?.holding }
  /// Somebody corrected words that stood there before.
  fileprivate var isOutdated: Bool { if case .outdated? = verbatim.read.mark { true } else { false } }
  fileprivate var because: String { reading.because.joined(separator: ", ") }

  /// `Survey NPS`, `Ticket TKT-12`, `Call`
  fileprivate var source: String {
    switch said.source {
    case .survey: "\(said.kind.uppercased()) survey"
    case .ticket: "Ticket \(said.id)"
    case .activity: said.kind
    case .departure: "On leaving"
    case .interview: "Exit interview"
    }
  }
}

extension RowShape<ListedVerbatim> {
  static func verbatims(_ zone: Zone) -> RowShape {
    RowShape(noun: "text", fields: fields(zone), columns: columns(zone))
  }

  private static func fields(_ zone: Zone) -> [Field] {
    [
      Field("row") { .whole($0.row) },
      Field("date") { .text(zone.date(of: $0.said.at).description) },
      Field("at") { .text($0.said.at.iso8601) },
      Field("customerId") { .text($0.said.customer.text) },
      Field("companyName") { .text($0.verbatim.customerName) },
      Field("source") { .text($0.said.source.rawValue) },
      Field("sourceId") { .text($0.said.id) },
      Field("kind") { JSONValue($0.said.kind.isEmpty ? nil : $0.said.kind) },
      Field("sentiment") { .text($0.reading.sentiment.rawValue) },
      Field("score") { .number($0.reading.score) },
      Field("because") { .list($0.reading.because) },
      Field("themes") { .list($0.verbatim.read.themes.map(\.theme.id)) },
      Field("text") { .text($0.said.text) },
      Field("id") { .text($0.verbatim.id.text) },
      Field("correctedBy") { JSONValue($0.correction?.author) },
      Field("correctedAt") { JSONValue($0.correction?.at.iso8601) },
      Field("wordsSay") { JSONValue($0.verbatim.read.byWords?.reading.sentiment.rawValue) },
      Field("wordsBecause") { $0.verbatim.read.byWords.map { JSONValue.list($0.reading.because) } ?? JSONValue.absent },
      Field("correctionOutdated") { .flag($0.isOutdated) },
    ]
  }

  private static func columns(_ zone: Zone) -> [Column] {
    [
      Column("Day") { zone.date(of: $0.said.at).description },
      Column("Customer") { $0.verbatim.customerName },
      Column("Source", maximum: 20) { $0.source },
      Column("Sentiment") { $0.reading.sentiment.rawValue },
      Column("Score", isNumber: true) { SaidWords.score($0.reading.score) },
      Column("Because") { FeedbackWords.correction(of: $0.verbatim.read, in: zone) ?? $0.because },
      Column("About", maximum: 40) { $0.verbatim.read.themes.map(\.theme.title).joined(separator: ", ") },
      Column("Text", maximum: 60) { $0.said.text },
      Column("ID") { $0.verbatim.id.text },
    ]
  }
}
