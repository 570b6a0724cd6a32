import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ExpansionReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expansion",
    abstract: "The pipeline of expansion opportunities by stage, owner and quarter; conversion, deal size.",
    discussion: """
      Open ones count in the quarter in which they are to be decided: the day that was told, else the renewal's. Amounts are more
      revenue a month; conversion is what was won of what was decided.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter) { place, filter in
      ExpansionReport(try await place.store.answer(ExpansionFiguresQuery(filter), at: place.now), at: place.now)
    }
  }
}
