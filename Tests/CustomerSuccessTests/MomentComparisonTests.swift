import Testing

@testable import CustomerSuccess

/// One population at two moments: its figures are those of either, its tests those of who is in both.
@Suite struct MomentComparisonTests {
  private typealias Standing = MomentComparison.Standing

  private func one(_ number: Int, _ score: Int?, tickets: Int = 0, isExpansion: Bool = false) -> Standing {
    Standing(customer: CustomerID("C-\(number)"), score: score, openTickets: tickets, isExpansion: isExpansion)
  }

  private func compared(_ before: [Standing], _ after: [Standing]) -> MomentComparison {
    MomentComparison(from: before, SegmentWork(), to: after, SegmentWork())
  }

  private func row(_ figure: PopulationComparison.Figure, in found: MomentComparison) throws -> MomentComparison.Row {
    try #require(found.rows.first { $0.figure == .population(figure) })
  }

  /// Five rise by 1 to 5; who left was at 99, who came is at 10, and neither is tested.
  @Test func onlyWhoIsThereAtBothIsTested() throws {
    let found = compared(
      (1...5).map { one($0, 50) } + [one(8, 99)], (1...5).map { one($0, 50 + $0) } + [one(9, 10), one(7, nil)])
    #expect(found.scoredAtBoth == 5)
    #expect(found.came.map(\.customer) == ["C-7", "C-9"] && found.left.map(\.customer) == ["C-8"])
    #expect(found.before.sums.customers == 6 && found.after.sums.customers == 7 && found.after.sums.scored == 6)
    let score = try row(.score, in: found)
    #expect(score.before == 349.0 / 6 && score.after == 275.0 / 6)
    #expect(score.difference == 275.0 / 6 - 349.0 / 6)
    let test = try #require(score.test)
    #expect(test.method == .paired && test.difference == 3 && abs((test.statistic ?? 0) - 18.0.squareRoot()) < 1e-9)
    // Nobody's tickets changed: there is nothing to measure by.
    #expect(try row(.openTickets, in: found).test == nil)
  }

  /// Six fall to critical and nobody rises from it: 2 · 2⁻⁶.
  @Test func sharesAreByWhoMoved() throws {
    let found = compared((1...20).map { one($0, 70) }, (1...20).map { one($0, $0 <= 6 ? 20 : 70) })
    let critical = try row(.critical, in: found)
    #expect(critical.before == 0 && critical.after == 0.3)
    #expect(
      critical.test?.method == .mcnemar && abs((critical.test?.p ?? 1) - 0.03125) < 1e-12
        && critical.test?.difference == 0.3)
    #expect((critical.p ?? 0) >= 0.03125 - 1e-12, "corrected for all that were tested")
    #expect(try row(.expansion, in: found).test?.p == 1)
  }

  /// The other way round everything is the same from the other side.
  @Test func exchanged() throws {
    let (before, after) = (
      (1...30).map { one($0, ($0 * 37) % 101, tickets: $0 % 4, isExpansion: $0 % 3 == 0) },
      (4...34).map { one($0, ($0 * 53) % 101, tickets: $0 % 5, isExpansion: $0 % 4 == 0) }
    )
    let (there, back) = (compared(before, after), compared(after, before))
    #expect(there.came == back.left && there.left == back.came && there.scoredAtBoth == back.scoredAtBoth)
    for (one, other) in zip(there.rows, back.rows) {
      #expect(one.before == other.after && one.after == other.before)
      #expect(one.difference.map(-) == other.difference)
      guard let test = one.test, let turned = other.test else {
        #expect(one.test == nil && other.test == nil)
        continue
      }
      #expect(abs(test.difference + turned.difference) < 1e-12 && abs(test.p - turned.p) < 1e-12)
      #expect(abs(test.low + turned.high) < 1e-9)
    }
  }

  /// What is known of all together only is shown and not tested.
  @Test func workIsNotTested() throws {
    var (then, now) = (SegmentWork(), SegmentWork())
    (then.modulesDone, then.modules, then.firings) = (1, 4, 2)
    (now.modulesDone, now.modules, now.firings) = (3, 4, 6)
    let found = MomentComparison(from: [one(1, 50), one(2, 60)], then, to: [one(1, 50), one(2, 70)], now)
    let rows = found.rows.suffix(3)
    #expect(rows.map(\.figure) == [.training, .netRetention, .outreach])
    #expect(rows.map(\.before) == [0.25, nil, 1] && rows.map(\.after) == [0.75, nil, 3])
    #expect(rows.allSatisfy { $0.test == nil && $0.p == nil && !$0.figure.isTested })
    #expect(compared([], []).rows.allSatisfy { $0.before == nil && $0.difference == nil && $0.test == nil })
  }
}
