/// From which tier to which customers are to grow, by when, and how many of them: the framework's 6-month expansion.
public struct UpgradeObjective: Hashable, Sendable, Codable {
  public var title: String
  public var goal: String
  public var from: Tier
  public var to: Tier
  public var months: Int
  /// Percent; nil where none is set.
  public var target: Double?

  public init(title: String, goal: String, from: Tier, to: Tier, months: Int, target: Double?) {
    self.title = title
    self.goal = goal
    self.from = from
    self.to = to
    self.months = months
    self.target = target
  }
}

/// How it stands.
public struct UpgradeFigure: Hashable, Sendable, Codable {
  public var objective: UpgradeObjective
  /// Customers who have ever been in the lower tier, and whose months are over. Those who have left count.
  public private(set) var count = 0
  /// Of them, those that moved up in time.
  public private(set) var reached = 0
  /// Something is known of customers who moved to another tier. Where nothing is, nobody has noted it, and that none moved in time is
  /// not what the data say.
  public var isTold = true

  public init(_ objective: UpgradeObjective) { self.objective = objective }

  /// Nil without anybody whose months are over.
  public var percent: Double? { count == 0 ? nil : 100 * Double(reached) / Double(count) }

  /// One customer, with its tier today and its moves on their days, in any order.
  public mutating func add(signedUp: LocalDate, tier: Tier, moves: [(day: LocalDate, move: TierMove)], today: LocalDate)
  {
    let moves = moves.filter { $0.day <= today }.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    let isFirst = (moves.first?.move.from ?? tier) == objective.from
    let since = isFirst ? signedUp : moves.first { $0.move.to == objective.from }?.day
    guard let since else { return }
    let end = since.adding(months: objective.months)
    guard today > end else { return }
    count += 1
    if moves.contains(where: { $0.move.to == objective.to && $0.day >= since && $0.day <= end }) { reached += 1 }
  }
}
