import ArgumentParser
import CustomerSuccess
import SuccessStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One customer: the framework's health view, with the sum that made the score.",
    discussion: """
      The customer is named by id, by name, or by a part of the name that only one has. With --explain, the points of all
      lines add up to the score, and the changes to what moved it.
      """)

  @Argument(help: "The customer's id or name.")
  var customer: String
  @Flag(help: "Add each metric's value, band, score, weight and points, and what changed.")
  var explain = false
  @Option(
    help: ArgumentHelp("Compare with this day, or time; else with 30 days ago.", valueName: "date"),
    transform: DayOrTime.read)
  var since: DayOrTime?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if since != nil, !explain { throw ValidationError("--since goes with --explain.") }
  }

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let (customer, explain, since) = (customer, explain, since)
    let zone = try Surroundings.zone()
    if let since, since.instant(in: zone) > surroundings.now {
      throw Complaint.wrongValue(
        "--since", since.text, "a day or a time that is not later than now, \(surroundings.now)")
    }
    let report = try surroundings.withStore(for: .reading) { place in
      let detail = try await CustomerSearch(place: place).customer(customer)
      var report = CustomerReport(detail, model: place.model, zone: place.zone, at: place.now)
      guard explain else { return report }
      let before = since?.instant(in: zone) ?? place.now.adding(days: -place.model.trend.days)
      report.explanation = try await ExplanationReport.make(of: detail, since: before, in: place)
      return report
    }
    try Output.report(report, as: format.format, under: surroundings.past?.heading)
  }
}

extension ExplanationReport {
  /// Nil for a customer without a score.
  static func make(of detail: CustomerDetail, since moment: Instant, in place: Workplace) async throws
    -> ExplanationReport?
  {
    guard let facts = try await place.store.answer(HealthFactsQuery(detail.row.id)) else { return nil }
    let before = place.model.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: moment, zone: place.zone)
    // The newest comes first. A score of another system lapses for nothing that is known here.
    let standing = detail.history.first { $0.at <= moment }
    return ExplanationReport(
      detail.assessment, since: before, imported: standing?.origin == .imported ? standing?.score : nil,
      model: place.model)
  }
}
