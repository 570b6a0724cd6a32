import CustomerSuccess
import SuccessStore

extension SegmentAnalysisQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let cells = try SegmentCells(Population(filter, snapshot))
    return SegmentAnalysis(cross: try cells.cross(segment, other), insights: Insight.found(in: cells.cuts))
  }
}

/// A population's sums by tier, industry and size at once, from which all their cuts are added up, and by owner.
///
/// Nobody's filter being empty, both come from the rollups. Owners crossed with something else are read customer by
/// customer: a rollup of them would have nearly as many cells as there are customers.
struct SegmentCells {
  typealias Cell = (values: [String], category: HealthCategory?, cell: CubeCell)

  private let population: Population
  let places: [Cell]
  private let owners: [Cell]

  private static let placed: [Segment] = [.tier, .industry, .size]

  init(_ population: Population) throws {
    self.population = population
    places = try population.cells(by: Self.placed.map(\.column))
    owners = try population.cells(by: [Segment.owner.column])
  }

  var cuts: [SegmentCut] {
    Self.placed.enumerated().map { index, segment in
      SegmentCut(
        segment, places.map { SegmentCut.Row(segment.name($0.values[index]), SegmentSums($0.category, $0.cell)) })
    } + [SegmentCut(.owner, owners.map { SegmentCut.Row($0.values[0], SegmentSums($0.category, $0.cell)) })]
  }

  func cross(_ row: Segment, _ column: Segment) throws -> SegmentCross {
    let (cells, rowAt, columnAt) = try cells(for: row, column)
    return SegmentCross(
      row, column,
      cells.map { cell in
        let place = SegmentCross.Place(row: row.name(cell.values[rowAt]), column: column.name(cell.values[columnAt]))
        return (place, SegmentSums(cell.category, cell.cell))
      })
  }

  /// The cells that know both, and where in their values each stands.
  private func cells(for row: Segment, _ column: Segment) throws -> ([Cell], row: Int, column: Int) {
    if let first = Self.placed.firstIndex(of: row), let second = Self.placed.firstIndex(of: column) {
      return (places, first, second)
    }
    if row == column { return (owners, 0, 0) }
    return (try population.cells(by: [row.column, column.column]), 0, 1)
  }
}

extension SegmentSums {
  init(_ category: HealthCategory?, _ cell: CubeCell) {
    self.init()
    customers = cell["customers"]
    changeSum = cell["change_sum"]
    changeCount = cell["change_count"]
    openTickets = cell["open_tickets"]
    expansion = cell["expansion"]
    guard let category else { return }
    distribution = [category: cell["customers"]]
    scoreSum = cell["score_sum"]
    scoreSquares = cell["score_squares"]
    scoredTickets = cell["open_tickets"]
    ticketSquares = cell["ticket_squares"]
    scoreTickets = cell["score_tickets"]
  }
}
