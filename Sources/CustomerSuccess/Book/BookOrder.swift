extension BookOfBusiness {
  /// What owners are ordered by.
  public enum Sort: String, CaseIterable, Sendable {
    case owner, customers, revenue, average, atRisk, critical, valueAtRisk, tickets, breached, actions, late
    /// How many were to renew on a day that is over.
    case overdue
    /// How many renew in the first to the fourth quarter.
    case thisQuarter, nextQuarter, thirdQuarter, fourthQuarter
    case opportunities, pipeline

    /// The quarter's place among the quarters; nil of what is no quarter.
    public var quarter: Int? {
      switch self {
      case .thisQuarter: 0
      case .nextQuarter: 1
      case .thirdQuarter: 2
      case .fourthQuarter: 3
      default: nil
      }
    }
  }

  /// Whichever way, customers that nobody owns stand last, and owners who are alike by name. What is unknown is below all that
  /// is known; amounts go by the currency in which most is paid, then by the next.
  mutating func order(by sort: Sort, descending: Bool) {
    let currencies = currencies
    let keyed = rows.map { (row: $0, key: $0.sums.key(sort, currencies), name: folded($0.owner)) }
    rows = keyed.sorted { left, right in
      if left.row.owner.isEmpty != right.row.owner.isEmpty { return right.row.owner.isEmpty }
      if sort == .owner { return descending ? right.name < left.name : left.name < right.name }
      if left.key == right.key { return left.name < right.name }
      return left.key.lexicographicallyPrecedes(right.key) != descending
    }.map(\.row)
  }
}

extension BookSums {
  fileprivate func key(_ sort: BookOfBusiness.Sort, _ currencies: [String]) -> [Double] {
    func amounts(_ sums: MoneySums) -> [Double] { currencies.map { Double(sums[$0]) } }
    switch sort {
    case .owner: return []
    case .customers: return [Double(customers)]
    case .revenue: return amounts(revenue)
    case .average: return [average ?? -1]
    case .atRisk: return [Double(atRisk)]
    case .critical: return [Double(critical)]
    case .valueAtRisk: return amounts(valueAtRisk)
    case .tickets: return [Double(openTickets)]
    case .breached: return [Double(breachedTickets)]
    case .actions: return [Double(openActions)]
    case .late: return [Double(lateActions)]
    case .overdue: return [Double(overdue.customers)] + amounts(overdue.value)
    case .thisQuarter, .nextQuarter, .thirdQuarter, .fourthQuarter:
      let renewals = renewals[sort.quarter ?? 0]
      return [Double(renewals.customers)] + amounts(renewals.value)
    case .opportunities: return [Double(opportunities)]
    case .pipeline: return pipeline.amounts.isEmpty ? [-1] : amounts(pipeline)
    }
  }
}
