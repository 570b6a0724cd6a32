import ArgumentParser
import CustomerSuccess
import Framework
import Interchange
import PortfolioGenerator

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "A made-up portfolio of any size, as CSV files that import again.",
    discussion: """
      The same number of customers and the same seed give the same files, byte for byte. At 1,250 customers the figures are
      those of the framework. Their moments are as of \(PortfolioPlan.anchor): what looks at the imported files takes \
      --now \(PortfolioPlan.anchor), else all of it is long past ('rapport demo' moves them to the present instead).
      """)

  @Argument(help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "dir"))
  var folder: String
  @Option(
    help: ArgumentHelp("How many customers.", valueName: "number"), transform: CallValue.whole(to: 10_000_000))
  var customers: Int
  @Option(help: "What makes one portfolio differ from another of its size.")
  var seed: UInt64 = PortfolioPlan.defaultSeed
  @Flag(
    help: """
      Beside them those who left in the two years before, 264 of 1,250, and what was known of all before: retention and \
      predictions can be tried on it, with --now \(PortfolioPlan.anchor).
      """)
  var departures = false

  func run() throws {
    let model = try Complaint.reading(ShippedFramework.health)
    let training = try Complaint.reading(ShippedFramework.training)
    let journeys = try Complaint.reading(JourneyReader.shipped)
    let plan = PortfolioPlan(customers: customers, seed: seed, hasDepartures: departures)
    let counts = try Complaint.storing {
      try PortfolioFolder(path: folder).write(
        Portfolio(plan, model: model, training: training, journeys: journeys), plan: plan)
    }
    let lines = PortfolioFolder.kinds.map { "\($0.rawValue): \(counts[$0] ?? 0)" }
    Complaint.note("As of \(PortfolioPlan.anchor): once imported, ask with --now \(PortfolioPlan.anchor).")
    try Output.answer("written to \(folder).") { try Output.line(lines.joined(separator: "\n")) }
  }
}
