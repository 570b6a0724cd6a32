extension HealthCategory: Comparable {
  /// The framework's ranges in `healthScoreCategories`. Lists, filters and figures all go by these.
  public var range: ClosedRange<Int> {
    switch self {
    case .excellent: 85...100
    case .good: 70...84
    case .fair: 50...69
    case .poor: 0...49
    }
  }

  public init(score: Int) {
    self = HealthCategory.allCases.first { score >= $0.range.lowerBound } ?? .poor
  }

  /// Fair or poor.
  public var isAtRisk: Bool { self <= .fair }
  /// Poor.
  public var isChurnRisk: Bool { self == .poor }

  public var title: String { rawValue.capitalizedFirst }

  /// Worse is less.
  public static func < (left: HealthCategory, right: HealthCategory) -> Bool {
    left.range.lowerBound < right.range.lowerBound
  }
}

/// 82.5 → 83, as people round.
///
/// Weights such as 0.1 have no exact binary form, so a sum that is 84.5 on paper may come out a hair below; the
/// billionth added gives it the rounding it has on paper.
public func roundedHalfUp(_ value: Double) -> Int { Int((value + 0.5 + 1e-9).rounded(.down)) }
