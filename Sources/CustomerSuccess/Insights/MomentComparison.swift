public import Statistics

/// The same population at two moments, with a test of what changed among those who are in it at both.
///
/// Whoever came or left is in the figures of one moment alone and in no test: a difference may be theirs only.
public struct MomentComparison: Hashable, Sendable {
  public var before: Side
  public var after: Side
  /// Of the later moment alone, and of the earlier one alone, by id.
  public private(set) var came: [Standing]
  public private(set) var left: [Standing]
  /// Those with a score at both moments, as they stood then and later.
  private var pairs: [Pair]

  public struct Standing: Hashable, Sendable {
    public var customer: CustomerID
    /// For people.
    public var name: String
    /// Nil where nothing is known.
    public var score: Int?
    public var openTickets: Int
    public var isExpansion: Bool

    public init(customer: CustomerID, name: String = "", score: Int?, openTickets: Int = 0, isExpansion: Bool = false) {
      (self.customer, self.name, self.score) = (customer, name, score)
      (self.openTickets, self.isExpansion) = (openTickets, isExpansion)
    }

    fileprivate var sums: SegmentSums {
      var customer = InsightCustomer(places: [:], score: score)
      (customer.openTickets, customer.isExpansion) = (openTickets, isExpansion)
      return customer.sums
    }
  }

  /// One moment: what its customers add up to, and what was done with them by then.
  public struct Side: Hashable, Sendable {
    public var sums: SegmentSums
    public var work: SegmentWork
  }

  private struct Pair: Hashable, Sendable {
    var before: Standing
    var after: Standing
  }

  public init(
    from before: [Standing], _ workBefore: SegmentWork, to after: [Standing], _ workAfter: SegmentWork
  ) {
    func sums(_ standings: [Standing]) -> SegmentSums { standings.reduce(into: SegmentSums()) { $0 += $1.sums } }
    self.before = Side(sums: sums(before), work: workBefore)
    self.after = Side(sums: sums(after), work: workAfter)
    let (old, new) = (Self.byID(before), Self.byID(after))
    came = after.filter { old[$0.customer] == nil }.sorted { $0.customer < $1.customer }
    left = before.filter { new[$0.customer] == nil }.sorted { $0.customer < $1.customer }
    pairs = after.compactMap { now in
      guard let then = old[now.customer], then.score != nil, now.score != nil else { return nil }
      return Pair(before: then, after: now)
    }
  }

  private static func byID(_ standings: [Standing]) -> [CustomerID: Standing] {
    Dictionary(standings.map { ($0.customer, $0) }) { $1 }
  }

  /// How many have a score at both moments: what is tested, is tested among them.
  public var scoredAtBoth: Int { pairs.count }
}

extension MomentComparison {
  public enum Figure: Hashable, Sendable {
    /// What two segments are compared by.
    case population(PopulationComparison.Figure)
    /// Of sums and of money: known of all together, so that there is nothing to test.
    case training, netRetention
    /// Firings of outreach a customer.
    case outreach

    public static let all: [Figure] =
      PopulationComparison.Figure.allCases.map(Figure.population) + [.training, .netRetention, .outreach]

    /// As reports have it.
    public var name: String {
      switch self {
      case .population(let figure): figure.rawValue
      case .training: "training"
      case .netRetention: "netRetention"
      case .outreach: "outreach"
      }
    }

    public var isShare: Bool {
      switch self {
      case .population(let figure): figure.isShare
      case .training, .netRetention: true
      case .outreach: false
      }
    }

    public var isTested: Bool { if case .population = self { true } else { false } }
  }

  public struct Row: Hashable, Sendable {
    public var figure: Figure
    /// Of everybody who was in the population then; nil where nothing is known. Shares are 0 to 1, and more of retention.
    public var before: Double?
    public var after: Double?
    /// The later less the earlier of those scored at both moments; nil where there are too few, nothing varies, or nothing is tested.
    public var test: Comparison?
    /// Corrected after Holm for all figures that were tested.
    public var p: Double?

    /// The later less the earlier of everybody: who came and who left are in it.
    public var difference: Double? { before.flatMap { before in after.map { $0 - before } } }
  }

  public var rows: [Row] {
    let population = PopulationComparison(before.sums, after.sums)
    var rows = Figure.all.map { figure in
      let values =
        switch figure {
        case .population(let one): population.values(one)
        case .training, .netRetention, .outreach: (value(figure, before), value(figure, after))
        }
      return Row(figure: figure, before: values.0, after: values.1, test: test(figure))
    }
    let tested = rows.indices.filter { rows[$0].test != nil }
    let corrected = Significance.corrected(tested.compactMap { rows[$0].test?.p })
    for (place, p) in zip(tested, corrected) { rows[place].p = p }
    return rows
  }

  private func value(_ figure: Figure, _ side: Side) -> Double? {
    switch figure {
    case .training: side.work.training
    case .netRetention: side.work.netRetention
    case .outreach: side.sums.customers == 0 ? nil : Double(side.work.firings) / Double(side.sums.customers)
    case .population: nil
    }
  }

  private func test(_ figure: Figure) -> Comparison? {
    guard case .population(let figure) = figure else { return nil }
    switch figure {
    case .score: return ofChanges { Double($0.score ?? 0) }
    case .openTickets: return ofChanges { Double($0.openTickets) }
    case .healthy:
      return ofShares { ($0.score.map(HealthCategory.init(score:))).map { $0 == .excellent || $0 == .good } ?? false }
    case .critical: return ofShares { $0.score.map(HealthCategory.init(score:)) == .poor }
    case .expansion: return ofShares(\.isExpansion)
    }
  }

  private func ofChanges(_ value: (Standing) -> Double) -> Comparison? {
    let changes = pairs.map { value($0.after) - value($0.before) }
    let sample = Sample(
      count: changes.count, sum: changes.reduce(0, +), squares: changes.reduce(0) { $0 + $1 * $1 })
    return sample.group.flatMap { try? Comparison(ofChanges: $0) }
  }

  private func ofShares(_ holds: (Standing) -> Bool) -> Comparison? {
    let gained = pairs.count { holds($0.after) && !holds($0.before) }
    let lost = pairs.count { holds($0.before) && !holds($0.after) }
    return PairedShares(gained: gained, lost: lost, of: pairs.count).map(Comparison.init)
  }
}
