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

  private static let known = Mutex<[Year: [Step]]>([:])

  /// Seconds east of UTC.
  static func offset(of zone: Zone, at second: Int) -> Int {
    let year = Year(zone, of: second)
    let steps = known.withLock { $0[year] } ?? learn(year, of: zone)
    return (steps.last { $0.from <= second } ?? steps[0]).offset
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
    known.withLock { $0[year] = steps }
    return steps
  }
}
