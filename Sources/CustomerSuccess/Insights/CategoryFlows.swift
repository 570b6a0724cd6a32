/// How many customers went from which category to which in some days, and why: each by where it stood before them and after.
///
/// Customers of a category at the end of the day before, less those who moved out of it or left, with those who moved into it or
/// came, are the customers of that category now.
public struct CategoryFlows: Hashable, Sendable, Codable {
  /// What screens, filters and reports look back over.
  public static let week = 7

  /// How many days, today among them.
  public var days: Int
  /// The most customers first; who came and who left stand among them.
  public private(set) var flows: [Flow] = []

  public struct Flow: Hashable, Sendable, Codable {
    public var from: CategoryPlace
    public var to: CategoryPlace
    public var customers: Int
    /// How many of them by each first reason, the most first. Those without a score at one end are in none.
    public var because: [Reason]

    public var isMove: Bool { from != .absent && to != .absent }
  }

  public struct Reason: Hashable, Sendable, Codable {
    public var cause: PointsLine.Cause
    public var customers: Int
  }

  private struct Ends: Hashable {
    var from: CategoryPlace
    var to: CategoryPlace
  }

  /// `moves` has each customer's of these days as one.
  public init(_ moves: [CategoryMove], over days: Int) {
    self.days = days
    var found: [Ends: (customers: Int, causes: [PointsLine.Cause: Int])] = [:]
    for move in moves {
      let ends = Ends(from: move.before, to: move.after)
      found[ends, default: (0, [:])].customers += 1
      if let because = move.because { found[ends]?.causes[because.cause, default: 0] += 1 }
    }
    flows = found.map { ends, sums in
      Flow(from: ends.from, to: ends.to, customers: sums.customers, because: CategoryFlows.ordered(sums.causes))
    }.sorted { ($1.customers, $0.from.code, $0.to.code) < ($0.customers, $1.from.code, $1.to.code) }
  }

  private static func ordered(_ causes: [PointsLine.Cause: Int]) -> [Reason] {
    causes.map { Reason(cause: $0, customers: $1) }.sorted {
      ($1.customers, "\($0.cause)") < ($0.customers, "\($1.cause)")
    }
  }
}

extension CategoryFlows {
  /// From one place to another among those who are there.
  public var moves: [Flow] { flows.filter(\.isMove) }
  /// Who came to the portfolio, and who left it.
  public var came: Int { sum { $0.from == .absent } }
  public var left: Int { sum { $0.to == .absent } }

  /// By how many customers the moves made a category larger; coming and leaving are none.
  public func net(_ category: HealthCategory) -> Int { entered(category) - gone(from: category) }

  public func entered(_ category: HealthCategory) -> Int { sum { $0.isMove && $0.to == .category(category) } }

  public func gone(from category: HealthCategory) -> Int { sum { $0.isMove && $0.from == .category(category) } }

  /// Of those who moved into a category, or out of it, how many by each first reason, the most first.
  public func reasons(into category: HealthCategory) -> [Reason] { reasons { $0.to == .category(category) } }

  public func reasons(outOf category: HealthCategory) -> [Reason] { reasons { $0.from == .category(category) } }

  /// The worst category that is larger or smaller by the moves than before: what there is to say first.
  public var foremost: HealthCategory? { HealthCategory.allCases.reversed().first { net($0) != 0 } }

  private func sum(where holds: (Flow) -> Bool) -> Int {
    flows.reduce(0) { holds($1) ? $0 + $1.customers : $0 }
  }

  private func reasons(where holds: (Flow) -> Bool) -> [Reason] {
    var sums: [PointsLine.Cause: Int] = [:]
    for flow in moves where holds(flow) {
      for reason in flow.because { sums[reason.cause, default: 0] += reason.customers }
    }
    return CategoryFlows.ordered(sums)
  }
}
