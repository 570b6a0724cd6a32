import ArgumentParser

/// The days a report looks back over.
struct PeriodOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many days to look back over.", valueName: "number"))
  var days = SupportPeriod.days

  func validate() throws {
    guard (1...36_500).contains(days) else { throw ValidationError("--days: expected a number from 1 to 36500.") }
  }
}
