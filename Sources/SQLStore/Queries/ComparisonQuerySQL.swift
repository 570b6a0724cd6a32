import CustomerSuccess
import SuccessStore

extension ComparisonQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    func sums(_ filter: Filter) throws -> SegmentSums {
      try Population(filter, snapshot).cells().reduce(into: SegmentSums()) { $0 += SegmentSums($1.category, $1.cell) }
    }
    return ComparedPopulations(
      shared: try Population(first.and(second), snapshot).count,
      found: PopulationComparison(try sums(first), try sums(second)))
  }
}
