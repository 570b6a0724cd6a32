import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ListDayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "What needs somebody today, the most urgent first, each with the reason for its place.",
    discussion: """
      Of the customers that --as NAME owns: tickets at risk, scores that fell, renewals and certificates near, renewals whose day is over and certificates that
      ran out lately, steps of journeys that are due or late; tickets at risk that NAME works on, whoever owns the customer; and the action items that are due, NAME's or, with their
      customers, nobody's. A note since then takes a score, renewal or certificate off the list. Renewals of more than 90 days ago are one line: list customers renews:past has them.
      A filter's fields are about the customers; plain words are looked for in titles, reasons and ids, too.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (limit, format) = (limit.limit, format.format)
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    try surroundings.withStore(for: .reading) { place in
      let rows = try await place.store.answer(DayQuery(owner: place.me, filter), at: place.now)
      let rules = DayRules(health: place.model, training: place.rulebook.training, zone: place.zone)
      let placed = rows.prefix(limit ?? .max).enumerated().map { PlacedDayRow(place: $0 + 1, row: $1) }
      var printer = RowPrinter(RowShape<PlacedDayRow>.day(rules, at: place.now), as: format, under: place.heading)
      if !placed.isEmpty { try printer.print(placed) }
      try printer.finish()
    }
  }
}

/// A row with its number in the list, from 1.
struct PlacedDayRow: Hashable, Sendable {
  var place: Int
  var row: DayRow
}

extension RowShape<PlacedDayRow> {
  static func day(_ rules: DayRules, at now: Instant) -> RowShape {
    @Sendable func step(_ placed: PlacedDayRow) -> DayStep { rules.place(of: placed.row.item, at: now).step }
    return RowShape(
      noun: "item of the day",
      fields: [
        Field("place") { .whole($0.place) },
        Field("kind") { .text($0.row.item.matter.kind) },
        Field("reason") { .text(rules.reason(for: $0.row.item, at: now)) },
        Field("title") { .text($0.row.item.title) },
        Field("customerId") { .text($0.row.item.customer.text) },
        Field("companyName") { .text($0.row.customerName) },
        Field("subject") { .text($0.row.item.target.description) },
      ],
      columns: [
        Column("") { String(DayLook(step($0), glyphs: .ofOutput).mark) },
        Column("Reason", maximum: 60) { rules.reason(for: $0.row.item, at: now) },
        Column("Title", maximum: 48) { $0.row.item.title },
        Column("Customer") { $0.row.customerName },
        Column("Item") { $0.row.item.target.description },
      ])
  }
}

extension DayMatter {
  fileprivate var kind: String {
    switch self {
    case .ticket: "ticket"
    case .action: "action"
    case .fall: "fall"
    case .renewal: "renewal"
    case .lapsed: "renewals"
    case .certificate: "certificate"
    case .journey: "journey"
    case .interview: "interview"
    case .review: "review"
    }
  }
}
