/// All initiatives, as the framework's `actionPlanning` looks at them: the board, the roadmap by quarter, who has taken on how
/// much, what is late, what it pays.
public struct Roadmap: Hashable, Sendable {
  /// Open ones, the best begun first in each corner.
  public var board: [RoadmapRules.Quadrant: [Initiative]]
  /// The earliest first, what has no quarter last; dropped ones are not there.
  public var quarters: [Leg]
  /// Milestones of open initiatives whose day has passed, the longest late first.
  public var late: [LateMilestone]
  public var returns: Returns
  /// By status, how many.
  public var counts: [Initiative.Status: Int]

  /// A quarter of the roadmap.
  public struct Leg: Hashable, Sendable {
    /// Nil for what is not planned yet.
    public var quarter: Quarter?
    public var initiatives: [Initiative]
    /// Who has taken on something of it that is open, by name; nobody last. Without a quarter nobody has.
    public var owners: [Load]

    public var isOverloaded: Bool { owners.contains(where: \.isOver) }
  }

  /// What one owner has taken on in a quarter.
  public struct Load: Hashable, Sendable {
    /// Empty for what nobody has taken.
    public var owner: String
    public var initiatives: Int
    /// Points of effort of what is planned or running.
    public var points: Int
    /// Nil for nobody.
    public var capacity: Int?

    public var isOver: Bool { capacity.map { points > $0 } ?? false }
  }

  public struct LateMilestone: Hashable, Sendable {
    public var initiative: Initiative
    public var milestone: Initiative.Milestone
    public var days: Int
  }

  /// Sums over those whose cost and gain are both known, in one currency each.
  public struct Returns: Hashable, Sendable {
    public var initiatives = 0
    public var cost = MoneySums()
    public var gain = MoneySums()

    public init() {}

    /// By currency, in the order of the currencies; only where something was paid.
    public var rates: [(currency: String, rate: Double)] {
      cost.amounts.filter { $0.minorUnits > 0 }.map { cost in
        (cost.currency, (Double(gain[cost.currency]) - Double(cost.minorUnits)) / Double(cost.minorUnits))
      }
    }
  }

  public init(_ initiatives: [Initiative], _ rules: RoadmapRules, on today: LocalDate) {
    let open = initiatives.filter(\.status.isOpen)
    board = Dictionary(grouping: open.sorted(by: Roadmap.isBegunBefore), by: rules.quadrant)
    let planned = initiatives.filter { $0.status != .dropped }
    let byQuarter = Dictionary(grouping: planned.filter { $0.quarter != nil || $0.status.isOpen }, by: \.quarter)
    quarters = byQuarter.map { Roadmap.leg($0.key, $0.value, rules) }.sorted { left, right in
      guard let one = left.quarter, let other = right.quarter else { return left.quarter != nil }
      return one < other
    }
    late = open.flatMap { initiative in
      initiative.lateMilestones(on: today).map { milestone in
        LateMilestone(initiative: initiative, milestone: milestone, days: milestone.due.map { today - $0 } ?? 0)
      }
    }.sorted { (-$0.days, $0.initiative.id, $0.milestone.title) < (-$1.days, $1.initiative.id, $1.milestone.title) }
    returns = Returns()
    for initiative in planned where initiative.returnOnInvestment != nil { returns.add(initiative) }
    counts = initiatives.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
  }

  /// More impact for less effort first.
  public static func isBegunBefore(_ one: Initiative, _ other: Initiative) -> Bool {
    (-one.impact, one.effort, one.id) < (-other.impact, other.effort, other.id)
  }

  private static func leg(_ quarter: Quarter?, _ initiatives: [Initiative], _ rules: RoadmapRules) -> Leg {
    let taken = quarter == nil ? [] : initiatives.filter(\.status.isOpen)
    let owners = Dictionary(grouping: taken, by: \.owner).map { owner, theirs in
      Load(
        owner: owner, initiatives: theirs.count, points: theirs.reduce(0) { $0 + $1.effort },
        capacity: owner.isEmpty ? nil : rules.capacity)
    }
    return Leg(
      quarter: quarter, initiatives: initiatives.sorted(by: isBegunBefore),
      owners: owners.sorted { left, right in
        guard left.owner.isEmpty == right.owner.isEmpty else { return right.owner.isEmpty }
        return (folded(left.owner), left.owner) < (folded(right.owner), right.owner)
      })
  }
}

extension Roadmap.Returns {
  fileprivate mutating func add(_ initiative: Initiative) {
    guard let paid = initiative.cost, let brought = initiative.brought ?? initiative.gain else { return }
    initiatives += 1
    cost.add(paid.minorUnits, paid.currency)
    gain.add(brought.minorUnits, brought.currency)
  }
}
