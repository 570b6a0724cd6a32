import CustomerSuccess
import Foundation
import Framework
import PortfolioGenerator

/// Times the core's rules over made-up portfolios of the sizes named, and says whether they are linear.
///
/// A portfolio is made customer by customer and never held whole, so that any size fits.
@main
struct Benchmarks {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    let sizes = words.isEmpty ? [1250, 12_500, 125_000] : words.compactMap { Int($0) }.filter { $0 > 0 }
    guard words.isEmpty || sizes.count == words.count else {
      FileHandle.standardError.write(Data("Benchmarks [CUSTOMERS…]: expected whole numbers above zero\n".utf8))
      exit(64)
    }
    let rules = try Rules()
    var before: Measurement?
    for size in sizes {
      var measurement = Measurement(customers: size)
      measurement.run(rules)
      measurement.show(against: before)
      before = measurement
    }
  }
}

/// What the shipped framework says.
struct Rules {
  let health: HealthModel
  let support: SupportRules
  let training: TrainingCatalogue
  let journeys: JourneyRules
  let zone = Zone(identifier: "America/New_York") ?? .gmt
  /// A calendar with closed nights, weekends and holidays.
  let business: BusinessCalendar

  init() throws {
    health = try ShippedFramework.health()
    support = try SLAReader.shipped()
    training = try ShippedFramework.training()
    journeys = try JourneyReader.shipped()
    business = support.calendars.values.first { !$0.isAlways } ?? .always
  }
}
