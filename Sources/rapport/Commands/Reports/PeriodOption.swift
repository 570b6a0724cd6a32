import ArgumentParser

/// The days a report looks back over.
struct PeriodOption: ParsableArguments {
  @Option(name: .customLong("days"), help: ArgumentHelp("How many days to look back over.", valueName: "number"))
  private var written = "\(SupportPeriod.days)"

  var days: Int { get throws { try CallValue.whole("--days", written, from: 1, to: 36_500) } }

  func validate() throws { _ = try days }
}
