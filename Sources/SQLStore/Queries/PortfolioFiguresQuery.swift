import CustomerSuccess
import SuccessStore

extension PortfolioQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var figures = try snapshot.portfolio(filter)
    figures.flows = try movesOver.map { try snapshot.flows(filter, over: $0) }
    return figures
  }
}

extension PopulationQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try Population(filter, snapshot).count }
}

extension SegmentQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.segments(by: segment, filter) }
}

extension Snapshot {
  func portfolio(_ filter: Filter) throws -> PortfolioFigures {
    let population = Population(filter, self)
    var total = CubeCell.zero
    var distribution: [HealthCategory: Int] = [:]
    let cells = try SegmentCells(population)
    for (_, category, cell) in cells.places {
      total += cell
      if let category { distribution[category, default: 0] += cell["customers"] }
    }
    let scored = distribution.values.reduce(0, +)
    var figures = PortfolioFigures(
      customers: total["customers"], distribution: distribution, unscored: total["customers"] - scored,
      average: total.mean("score_sum", over: scored),
      change: total.mean("change_sum", over: total["change_count"]), changeCount: total["change_count"],
      days: try population.days(sum: total["day_sum"], count: total["day_count"]),
      expansion: total["expansion"], interventionRequired: total["intervention"],
      openTickets: total["open_tickets"], backlog: total["backlog"], breachedTickets: total["breached"],
      atRiskTickets: total["at_risk"])
    figures.insights = Insight.found(in: cells.cuts)
    return figures
  }

  /// In the framework's order, owners by name.
  func segments(by segment: Segment, _ filter: Filter) throws -> [SegmentRow] {
    let cells = try Population(filter, self).cells(by: [segment.column])
    var values: [String] = []
    var totals: [String: (cell: CubeCell, distribution: [HealthCategory: Int])] = [:]
    for (place, category, cell) in cells {
      let value = place[0]
      if totals[value] == nil { values.append(value) }
      totals[value, default: (.zero, [:])].cell += cell
      if let category { totals[value]?.distribution[category] = cell["customers"] }
    }
    return values.compactMap { value in
      totals[value].map { total in
        let scored = total.distribution.values.reduce(0, +)
        return SegmentRow(
          value: segment.name(value), customers: total.cell["customers"], scored: scored,
          distribution: total.distribution, average: total.cell.mean("score_sum", over: scored),
          change: total.cell.mean("change_sum", over: total.cell["change_count"]),
          openTickets: total.cell["open_tickets"])
      }
    }
  }
}

extension Segment {
  var column: String { rawValue }

  /// A column's value as it is called outside.
  func name(_ value: String) -> String {
    func name<Choice: CaseIterable & RawRepresentable<String>>(_ choice: Choice.Type) -> String {
      Int(value).flatMap(Choice.init(code:))?.rawValue ?? value
    }
    switch self {
    case .tier: return name(Tier.self)
    case .industry: return name(Industry.self)
    case .size: return name(CompanySize.self)
    case .owner: return value
    }
  }
}
