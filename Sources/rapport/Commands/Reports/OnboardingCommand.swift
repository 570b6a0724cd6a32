import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct OnboardingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onboarding",
    abstract: "Every customer's journey with its steps, the funnel of each tier, the 90-day objective.",
    discussion: """
      Customers count from sign-up until they leave. A step is due on its day, a phase from its first to its last day, and late
      from the day after on; prompts have a date once their counter is there.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter) { place, filter in
      let found = try await place.store.answer(OnboardingQuery(filter), at: place.now)
      return OnboardingReport(found, place.rulebook.journeys, at: place.now)
    }
  }
}
