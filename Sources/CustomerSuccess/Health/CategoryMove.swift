/// Where a customer stands among the categories at the end of a day.
public enum CategoryPlace: Hashable, Sendable, Codable {
  case category(HealthCategory)
  /// In the portfolio, with nothing known that a score would follow from.
  case unscored
  /// Not signed up yet, or gone.
  case absent

  public init(_ category: HealthCategory?) { self = category.map(CategoryPlace.category) ?? .unscored }

  public var category: HealthCategory? { if case .category(let category) = self { category } else { nil } }
}

extension CategoryPlace: CaseIterable {
  /// Best first; those without a score stand last. Stores keep a place by its number here.
  public static let allCases = HealthCategory.allCases.map(CategoryPlace.category) + [.unscored, .absent]
}

/// A day, or several, that took a customer from one category to another.
///
/// What came and went within the day is none: its two ends are compared. A customer in the category of a day's end, less those
/// who moved out of it since and with those who moved into it, is one of that category now.
public struct CategoryMove: Hashable, Sendable {
  /// The local day at whose end the customer stood in `after`; of several days the last.
  public var day: LocalDate
  public var before: CategoryPlace
  public var after: CategoryPlace
  /// What moved the score most in the direction in which it went. Nil where one of the ends has no score.
  public var because: PointsLine?

  public init(day: LocalDate, before: CategoryPlace, after: CategoryPlace, because: PointsLine? = nil) {
    self.day = day
    self.before = before
    self.after = after
    self.because = because
  }

  /// The customer came to the portfolio, or left it.
  public var isArrival: Bool { before == .absent }
  public var isDeparture: Bool { after == .absent }
  /// From one place among those who are there to another.
  public var isMove: Bool { !isArrival && !isDeparture }

  /// One customer's moves, in the order of their days, as one; nil where the last ends where the first began.
  ///
  /// Its reason is the one that has the most points in the direction of the whole among the first reasons of each.
  public static func net(_ moves: [CategoryMove]) -> CategoryMove? {
    guard let first = moves.first, let last = moves.last, first.before != last.after else { return nil }
    var net = CategoryMove(day: last.day, before: first.before, after: last.after)
    guard let old = net.before.category, let new = net.after.category else { return net }
    var sums: [PointsLine] = []
    for line in moves.compactMap(\.because) {
      if let place = sums.firstIndex(where: { $0.cause == line.cause }) {
        sums[place].points += line.points
      } else {
        sums.append(line)
      }
    }
    net.because = sums.firstReason(ofPoints: new < old ? -1 : 1)
    return net
  }
}

extension [PointsLine] {
  /// What moved a score most in the direction in which it went; nil where nothing is known to have. Rounding is nobody's doing.
  func firstReason(ofPoints points: Int) -> PointsLine? {
    filter { $0.cause != .rounding && $0.points * Double(points) > 0 }.max { abs($0.points) < abs($1.points) }
  }
}

extension PointsLine.Cause {
  /// For sums over customers: whose metrics became known or fell away is each customer's own.
  var summed: PointsLine.Cause {
    if case .coverage = self { .coverage(gained: [], lost: []) } else { self }
  }
}
