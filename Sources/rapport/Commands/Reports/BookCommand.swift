import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct BookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "The book of business by owner: customers, revenue, value at risk, open work, renewals by quarter.",
    discussion: """
      Amounts are a month. Value at risk is what customers bring whose score is fair or poor (At Risk or Critical); churned customers \
      are left out. A renewal counts in the calendar quarter its day is in, in this one whether that day is past or not; \
      overdue are those whose day is over, of whatever quarter. Late action \
      items are open ones whose due day is over; snoozed ones are left out until their day, as on the Actions screen. Customers that nobody owns stand last, and all rows add up to the total.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter) { place, filter in
      BookReport(try await place.store.answer(BookQuery(filter), at: place.now), at: place.now)
    }
  }
}
