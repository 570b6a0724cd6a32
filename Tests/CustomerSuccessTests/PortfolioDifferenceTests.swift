import Statistics
import Testing

@testable import CustomerSuccess

@Suite struct PortfolioDifferenceTests {
  private typealias Standing = PortfolioDifference.Standing

  @Test func whoIsThereTwiceMovesAndTheOthersComeOrLeave() {
    let before = [
      Standing(customer: "C-1", score: 80), Standing(customer: "C-2", score: 40), Standing(customer: "C-3", score: nil),
      Standing(customer: "C-4", score: 90), Standing(customer: "C-5", score: 70),
    ]
    let after = [
      Standing(customer: "C-1", score: 60), Standing(customer: "C-2", score: 40), Standing(customer: "C-3", score: 55),
      Standing(customer: "C-6", score: nil), Standing(customer: "C-5", score: 71),
    ]
    let found = PortfolioDifference(from: before, to: after)
    #expect(found.moved.map(\.customer) == ["C-1", "C-3", "C-5"])
    #expect(found.moved.map(\.points) == [-20, nil, 1])
    #expect(found.came.map(\.customer) == ["C-6"])
    #expect(found.left.map(\.customer) == ["C-4"])
  }

  /// Before, less who left or moved away, with who came or moved there, is after.
  @Test(arguments: 1...40) func categoriesAddUp(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    func standings() -> [Standing] {
      (0..<60).compactMap { number in
        guard Int.random(in: 0...3, using: &random) > 0 else { return nil }
        let isKnown = Int.random(in: 0...5, using: &random) > 0
        return Standing(
          customer: CustomerID("C-\(number)"), score: isKnown ? Int.random(in: 0...100, using: &random) : nil)
      }
    }
    let (before, after) = (standings(), standings())
    let found = PortfolioDifference(from: before, to: after)
    for category in HealthCategory.allCases + [nil] {
      func count(_ standings: [Standing]) -> Int { standings.count { $0.category == category } }
      #expect(found.before[category, default: 0] == count(before))
      #expect(found.after[category, default: 0] == count(after))
      #expect(
        count(before) - count(found.left) - count(found.moved.map(\.before)) + count(found.moved.map(\.after))
          + count(found.came) == count(after))
    }
  }

  @Test func theFirstReasonGoesTheWayTheScoreWent() {
    var found = PortfolioDifference(
      from: [Standing(customer: "C-1", score: 60), Standing(customer: "C-2", score: nil)],
      to: [Standing(customer: "C-1", score: 45), Standing(customer: "C-2", score: 30)])
    found.moved[0].because = [
      PointsLine(cause: .metric("up"), points: 20), PointsLine(cause: .metric("down"), points: -25),
      PointsLine(cause: .coverage(gained: ["x"], lost: []), points: -10),
    ]
    #expect(found.moved.map(\.firstReason?.cause) == [.metric("down"), nil])
    #expect(found.moved.map(\.isCrossing) == [true, true])
    #expect(found.reasons(into: .poor).map(\.cause) == [.metric("down")])
    #expect(found.causes.map(\.points) == [-25, -10, 20] && found.points == -15)
    #expect(found.causes[1].cause == .coverage(gained: [], lost: []))
  }
}
