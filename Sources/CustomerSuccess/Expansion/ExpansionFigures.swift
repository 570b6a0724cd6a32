/// What a pipeline of opportunities adds up to.
public struct ExpansionFigures: Hashable, Sendable {
  /// Customers whose health says that they can grow: the portfolio's expansion opportunities.
  public var qualifiedLeads: Int
  public var total: ExpansionSums
  /// By the customer's owner, in the order of their names; empty where nobody owns it.
  public var byOwner: [(owner: String, sums: ExpansionSums)]
  /// By the quarter in which open ones are to be decided and others were, the earliest first; nil where no day is agreed.
  public var byQuarter: [(quarter: Quarter?, sums: ExpansionSums)]

  public init(qualifiedLeads: Int, _ rows: some Sequence<Entry>) {
    self.qualifiedLeads = qualifiedLeads
    total = ExpansionSums()
    var owners: [String: ExpansionSums] = [:]
    var quarters: [Quarter?: ExpansionSums] = [:]
    for row in rows {
      total.add(row)
      owners[row.owner, default: ExpansionSums()].add(row)
      quarters[row.decided.map(Quarter.init), default: ExpansionSums()].add(row)
    }
    byOwner = owners.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    byQuarter = quarters.sorted { left, right in
      guard let one = left.key, let other = right.key else { return left.key != nil }
      return one < other
    }.map { ($0.key, $0.value) }
  }

  /// One opportunity.
  public struct Entry: Hashable, Sendable {
    public var owner: String
    public var stage: Opportunity.Stage
    public var value: Money?
    public var decided: LocalDate?

    public init(owner: String, stage: Opportunity.Stage, value: Money?, decided: LocalDate?) {
      self.owner = owner
      self.stage = stage
      self.value = value
      self.decided = decided
    }
  }

  public static func == (left: ExpansionFigures, right: ExpansionFigures) -> Bool {
    left.qualifiedLeads == right.qualifiedLeads && left.total == right.total
      && left.byOwner.elementsEqual(right.byOwner, by: ==) && left.byQuarter.elementsEqual(right.byQuarter, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(qualifiedLeads)
    hasher.combine(total)
  }
}

/// Pairs have no form of their own: each is two members of a row.
extension ExpansionFigures: Codable {
  private enum CodingKeys: CodingKey { case qualifiedLeads, total, byOwner, byQuarter }

  private struct OwnerRow: Codable {
    var owner: String
    var sums: ExpansionSums
  }

  private struct QuarterRow: Codable {
    var quarter: Quarter?
    var sums: ExpansionSums
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    qualifiedLeads = try values.decode(Int.self, forKey: .qualifiedLeads)
    total = try values.decode(ExpansionSums.self, forKey: .total)
    byOwner = try values.decode([OwnerRow].self, forKey: .byOwner).map { ($0.owner, $0.sums) }
    byQuarter = try values.decode([QuarterRow].self, forKey: .byQuarter).map { ($0.quarter, $0.sums) }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(qualifiedLeads, forKey: .qualifiedLeads)
    try values.encode(total, forKey: .total)
    try values.encode(byOwner.map { OwnerRow(owner: $0.owner, sums: $0.sums) }, forKey: .byOwner)
    try values.encode(byQuarter.map { QuarterRow(quarter: $0.quarter, sums: $0.sums) }, forKey: .byQuarter)
  }
}

/// Sums of opportunities. Amounts are more revenue a month, in minor units by currency: those of two are no sum.
public struct ExpansionSums: Hashable, Sendable, Codable {
  public private(set) var counts: [Opportunity.Stage: Int] = [:]
  /// By stage, and within it by currency.
  public private(set) var amounts: [Opportunity.Stage: [String: Int]] = [:]

  public init() {}

  public mutating func add(_ one: ExpansionFigures.Entry) {
    counts[one.stage, default: 0] += 1
    guard let value = one.value, value.minorUnits > 0 else { return }
    let known = amounts[one.stage, default: [:]][value.currency] ?? 0
    let (sum, overflows) = known.addingReportingOverflow(value.minorUnits)
    amounts[one.stage, default: [:]][value.currency] = overflows ? .max : sum
  }

  public func count(_ stage: Opportunity.Stage) -> Int { counts[stage] ?? 0 }
  public var open: Int { Opportunity.Stage.allCases.filter(\.isOpen).reduce(0) { $0 + count($1) } }
  public var decided: Int { count(.won) + count(.lost) }

  /// Won of those that were decided, in percent; nil before one was.
  public var conversion: Double? { decided == 0 ? nil : 100 * Double(count(.won)) / Double(decided) }

  /// What is open, an amount a currency.
  public var pipeline: [Money] {
    var sums: [String: Int] = [:]
    for (stage, amounts) in amounts where stage.isOpen {
      sums.merge(amounts) { $0.addingReportingOverflow($1).partialValue }
    }
    return sums.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, currency: $0.key) }
  }

  public func amount(_ stage: Opportunity.Stage) -> [Money] {
    (amounts[stage] ?? [:]).sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, currency: $0.key) }
  }

  /// The mean of what was won, in the currency that won most; nil before anything was won.
  public var dealSize: Money? {
    guard count(.won) > 0, let most = amounts[.won]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return nil
    }
    return Money(minorUnits: roundedHalfUp(Double(most.value) / Double(count(.won))), currency: most.key)
  }
}
