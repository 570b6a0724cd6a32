import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct SessionListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Sessions, the next one first and what is over last, with their seats and who was there.",
    discussion: "The filter is one of customers, such as tier:enterprise; sessions for anybody are always listed.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let format = format.format
    let limit = limit.limit
    try surroundings.withStore(for: .reading) { place in
      let page = try await place.store.answer(
        SessionQuery(filter: filter, window: Window(limit: limit ?? .max)), at: place.now)
      var printer = RowPrinter(.sessions(KeyTitles(place.rulebook.acting)), as: format, under: place.heading)
      if !page.rows.isEmpty { try printer.print(page.rows) }
      try printer.finish()
    }
  }
}

extension RowShape<SessionRow> {
  static func sessions(_ titles: KeyTitles) -> RowShape {
    RowShape(
      noun: "session",
      fields: [
        Field("id") { .text($0.id.text) }, Field("path") { .text($0.session.path.text) },
        Field("module") { .text($0.session.module.text) },
        Field("title") { .text(titles.module($0.session.module, of: $0.session.path)) },
        Field("at") { .text($0.session.at.iso8601) }, Field("zone") { .text($0.session.zone) },
        Field("date") { .text($0.session.local.date.description) }, Field("minutes") { .whole($0.session.minutes) },
        Field("seats") { row in row.session.seats.map { .whole($0) } ?? .absent }, Field("taken") { .whole($0.taken) },
        Field("attended") { .whole($0.attended) }, Field("trainer") { .text($0.session.trainer) },
        Field("recording") { .text($0.session.recording) },
        Field("customer") { row in row.session.customer.map { .text($0.text) } ?? .absent },
      ],
      columns: [
        Column("Session") { $0.id.text },
        Column("Module", maximum: 40) { titles.module($0.session.module, of: $0.session.path) },
        Column("Begins") { SessionWords.begins($0.session) },
        Column("Min", isNumber: true) { "\($0.session.minutes)" },
        Column("Seats", isNumber: true) { SessionWords.seats($0) },
        Column("Was there", isNumber: true) { "\($0.attended)" },
        Column("Trainer") { $0.session.trainer },
        Column("For", maximum: 30) { $0.customerName.isEmpty ? "anybody" : $0.customerName },
      ])
  }
}
