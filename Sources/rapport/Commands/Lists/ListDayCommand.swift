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
      NAME is anybody who owns something, or enough of the name. A filter's fields are about the customers; plain words are looked for in titles, reasons and ids, too.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (limit, format, told) = (limit.limit, format.format, common.actor)
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    try surroundings.withStore(for: .reading) { place in
      let (owner, stranger) = try await Self.owner(told, in: place)
      let rows = try await place.store.answer(DayQuery(owner: owner, filter), at: place.now)
      let rules = DayRules(health: place.model, training: place.rulebook.training, zone: place.zone)
      let placed = rows.prefix(limit ?? .max).enumerated().map { PlacedDayRow(place: $0 + 1, row: $1) }
      var printer = RowPrinter(RowShape<PlacedDayRow>.day(rules, at: place.now), as: format, under: place.heading)
      if !placed.isEmpty { try printer.print(placed) }
      try printer.finish(why: rows.isEmpty ? stranger : nil)
    }
  }

  /// Whose day it is, as that person is known. A name that is typed and that nobody has is a slip; whoever is at work by the
  /// configuration's or the system's name may own nothing yet, and is told so.
  private static func owner(_ told: String?, in place: Workplace) async throws -> (name: String, stranger: String?) {
    // Two spellings are one person, as the day has it.
    var met: Set<String> = []
    let people = try await place.store.answer(PeopleQuery()).filter { met.insert(folded($0)).inserted }
    guard let told, !people.isEmpty else {
      let isKnown = people.contains { folded($0) == folded(place.me) }
      return (place.me, isKnown || people.isEmpty ? nil : PersonName.unknown(place.me, among: people))
    }
    do throws(ParameterError) {
      let (name, isNew) = try PersonName.read(told, for: "--as", among: people)
      guard !isNew else { throw ParameterError("--as", PersonName.unknown(told, among: people)) }
      return (name, nil)
    } catch {
      throw Complaint.complain("\(error)", Complaint.valueIsWrong)
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
