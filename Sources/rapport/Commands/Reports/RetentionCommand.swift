import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Which customers and how much revenue stay: logo, gross and net retention, movements, cohorts.",
    discussion: """
      By subscriptions, whatever a customer is marked as: one is live on a day from its first day on, and on its last one no more.
      Of each period those count who have one on its first day, and new customers never: gross is 1 − (churned + downsell) ÷
      what they brought then, net is what they bring on the last day ÷ that, logo is who is still there. Amounts are a month.
      Both days are looked at: who begins on the first was there, who begins on the last is new. So months of the calendar, as on the
      console's Metrics, go from a 31st: --from 2025-10-31 --to 2026-10-31; quarters from a 31 December or a 31 March.
      Customers who pay without a subscription are in none of it, and are told beside it (withoutSubscription).
      With --by come cohorts: customers by the month or quarter in which they began, and what is left of them at each age.
      """)

  @Option(help: ArgumentHelp("The first day.", valueName: "date"), transform: RetentionDay.read)
  var from: LocalDate
  @Option(help: ArgumentHelp("The last day.", valueName: "date"), transform: RetentionDay.read)
  var to: LocalDate
  @Option(help: ArgumentHelp("In steps from the first day: month or quarter. Default: all in one.", valueName: "step"))
  var by: RetentionStep?
  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try plan }

  private var plan: RetentionPlan {
    get throws {
      do { return try RetentionPlan(from: from, to: to, by: by) } catch {
        throw Complaint.wrongValue("--to", "\(to)", "\(error)")
      }
    }
  }

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let plan = try plan
    try output.give(surroundings, filter) { place, filter in
      let figures = try await place.store.answer(RetentionQuery(plan, filter), at: place.now)
      return RetentionReport(figures, at: place.now, today: place.today)
    }
  }
}

private enum RetentionDay {
  static let read = CallValue.reading("a day such as 2026-12-01") { LocalDate(written: $0) }
}

extension RetentionStep: ListedArgument {}
