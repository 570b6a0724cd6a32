import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct FeedbackThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "What customers talk about, what weighs most first, beside the period before.",
    discussion: """
      A theme weighs its share of the period's texts × what is at stake: the points of health by which those who named it stand \
      below the others, and the percent of revenue that they bring. Health and revenue are those of customers who are there; \
      the texts of a theme are 'rapport feedback list --theme'.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var period: PeriodOption
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let (days, limit, format) = (try period.days, limit.limit, format.format)
    try surroundings.withStore(for: .reading) { place in
      let figures = try await place.store.answer(FeedbackQuery(filter, days: days), at: place.now)
      var printer = RowPrinter(RowShape<RankedTheme>.themes, as: format, under: place.heading)
      let rows = figures.themes.prefix(limit ?? .max).enumerated().map {
        RankedTheme(row: $0 + 1, figure: $1, change: FeedbackWords.change(of: $1, in: figures))
      }
      try printer.print(rows)
      try printer.finish(
        wantsRows: limit != 0,
        why: rows.isEmpty ? try await place.whyNothing(filter, in: .customers, mayBeMeant: true) : nil)
      if format == .text, figures.themeless > 0 { Complaint.note(SaidWords.themeless(figures)) }
    }
  }
}

struct RankedTheme: Sendable {
  /// From 1, what weighs most first.
  var row: Int
  var figure: ThemeFigure
  /// Against the period before, in words.
  var change: String
}

enum SaidWords {
  static func score(_ score: Double) -> String { "\((score * 100).rounded() / 100)" }

  static func themeless(_ figures: FeedbackFigures) -> String {
    "\(NumberWords.whole(figures.themeless)) of \(NumberWords.whole(figures.verbatims)) texts are about nothing that feedback.yaml knows."
  }

  static func revenue(_ sums: MoneySums) -> String {
    let amounts = sums.amounts.filter { $0.minorUnits != 0 }
    return amounts.isEmpty ? "–" : amounts.map(NumberWords.money).joined(separator: " + ")
  }
}

extension RowShape<RankedTheme> {
  static let themes = RowShape(noun: "text", fields: named + stakes, columns: columns)

  private static let named: [Field] = [
    Field("row") { .whole($0.row) },
    Field("theme") { .text($0.figure.id) },
    Field("title") { .text($0.figure.theme.title) },
    Field("weight") { JSONValue(tenths($0.figure.weight)) },
    Field("mentions") { .whole($0.figure.count) },
    Field("mentionsBefore") { .whole($0.figure.before) },
    Field("change") { .whole($0.figure.change) },
    Field("share") { JSONValue(tenths($0.figure.frequency * 100)) },
    Field("negative") { .whole($0.figure.mentions[.negative] ?? 0) },
    Field("neutral") { .whole($0.figure.mentions[.neutral] ?? 0) },
    Field("positive") { .whole($0.figure.mentions[.positive] ?? 0) },
    Field("sentiment") { .text($0.figure.sentiment.rawValue) },
    Field("score") { .number($0.figure.score) },
    Field("because") { .list($0.figure.words) },
  ]

  private static let stakes: [Field] = [
    Field("customers") { .whole($0.figure.customers) },
    Field("customersPresent") { .whole($0.figure.named.customers) },
    Field("healthNamed") { JSONValue(tenths($0.figure.named.meanScore)) },
    Field("healthOthers") { JSONValue(tenths($0.figure.others.meanScore)) },
    Field("healthGap") { JSONValue(tenths($0.figure.scoreGap)) },
    Field("monthlyRevenue") { .list($0.figure.named.revenue.amounts.map { "\($0.amountText) \($0.currency)" }) },
    Field("revenueShare") { JSONValue(tenths($0.figure.revenueShare * 100)) },
  ]

  private static let columns: [Column] = [
    Column("Theme") { $0.figure.theme.title },
    Column("Weight", isNumber: true) { NumberWords.tenth($0.figure.weight) },
    Column("Texts", isNumber: true) { NumberWords.whole($0.figure.count) },
    Column("Change", isNumber: true) { $0.change },
    Column("−", isNumber: true) { NumberWords.whole($0.figure.mentions[.negative] ?? 0) },
    Column("+", isNumber: true) { NumberWords.whole($0.figure.mentions[.positive] ?? 0) },
    Column("Customers", isNumber: true) { NumberWords.whole($0.figure.customers) },
    Column("Health", isNumber: true) { $0.figure.named.meanScore.map(NumberWords.tenth) ?? "–" },
    Column("Others", isNumber: true) { $0.figure.others.meanScore.map(NumberWords.tenth) ?? "–" },
    Column("MRR", isNumber: true) { SaidWords.revenue($0.figure.named.revenue) },
    Column("Share", isNumber: true) { "\(NumberWords.tenth($0.figure.revenueShare * 100)) %" },
    Column("Because", maximum: 40) { $0.figure.words.joined(separator: ", ") },
  ]
}
