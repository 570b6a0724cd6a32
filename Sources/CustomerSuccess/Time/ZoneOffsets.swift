import Foundation
import Synchronization

/// The offsets of zones, remembered: the system is asked once for each year that is looked at, where a list of tickets asks for
/// thousands of moments.
enum ZoneOffsets {
  /// 366 days of a zone, counted from 1970.
  private struct Year: Hashable {
    static let seconds = 366 * Instant.secondsPerDay

    var zone: String
    var number: Int

    init(_ zone: Zone, of second: Int) {
      self.zone = zone.identifier
      number = second >= 0 ? second / Year.seconds : (second + 1) / Year.seconds - 1
    }

    var span: Range<Int> { number * Year.seconds..<(number + 1) * Year.seconds }
  }

  private struct Step {
    var from: Int
    var offset: Int
  }

  /// What a zone says of a year; it never changes once it stands in its place.
  private final class Known: Sendable {
    let year: Year
    let steps: [Step]

    init(_ year: Year, _ steps: [Step]) { (self.year, self.steps) = (year, steps) }
  }

  /// Read by every thread without waiting: many readers of one lock would queue up behind whoever lost the processor with it.
  private static let places: InlineArray<1024, AtomicLazyReference<Known>> = InlineArray { _ in AtomicLazyReference() }
  /// So many places are looked at; a year that finds none of them free is asked for each time.
  private static let tries = 8

  /// Seconds east of UTC.
  static func offset(of zone: Zone, at second: Int) -> Int {
    let steps = steps(of: Year(zone, of: second), in: zone)
    return (steps.last { $0.from <= second } ?? steps[0]).offset
  }

  private static func steps(of year: Year, in zone: Zone) -> [Step] {
    let start = year.hashValue
    for place in 0..<tries {
      let index = (start &+ place) & (places.count - 1)
      let known = places[index].load() ?? places[index].storeIfNil(Known(year, learn(year, of: zone)))
      if known.year == year { return known.steps }
    }
    return learn(year, of: zone)
  }

  private static func learn(_ year: Year, of zone: Zone) -> [Step] {
    func offset(_ second: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))) }
    var steps = [Step(from: year.span.lowerBound, offset: offset(year.span.lowerBound))]
    var moment = Date(timeIntervalSince1970: TimeInterval(year.span.lowerBound))
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment {
      let second = Int(next.timeIntervalSince1970.rounded(.up))
      guard second < year.span.upperBound else { break }
      steps.append(Step(from: second, offset: offset(second)))
      moment = next
    }
    return steps
  }
}
