import ConsoleApp
import CustomerSuccess
import SuccessStore

extension Surroundings {
  /// Those whom the filter names at each of the moments, in figures.
  func sideBySide(from before: LookBack, to after: LookBack, _ filter: Filter) throws -> MomentComparison {
    let old = try Looked(self, at: before)
    defer { old.close() }
    let new = try Looked(self, at: after)
    defer { new.close() }
    return try waiting {
      let (earlier, later) = (try await old.place(), try await new.place())
      return MomentComparison(
        from: try await earlier.figured(filter), try await earlier.work(filter), to: try await later.figured(filter),
        try await later.work(filter))
    }
  }
}

extension Workplace {
  fileprivate func figured(_ filter: Filter) async throws -> [MomentComparison.Standing] {
    try await counted(filter) { row in
      MomentComparison.Standing(
        customer: row.id, name: row.customer.name, score: row.health.score, openTickets: row.openTickets,
        isExpansion: row.health.isExpansion)
    }
  }

  /// By whatever it is cut, the total is the same.
  fileprivate func work(_ filter: Filter) async throws -> SegmentWork {
    try await store.answer(SegmentWorkQuery(by: .tier, filter), at: now).total
  }
}
