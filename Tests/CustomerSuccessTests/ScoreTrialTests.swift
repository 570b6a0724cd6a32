import CustomerSuccess
import Testing

@Suite struct ScoreTrialTests {
  private static let today = LocalDate(day: 20_000)

  private func customer(_ number: Int, left: LocalDate? = nil, signedUp: Int = 400) -> Customer {
    Customer(
      id: CustomerID("C-\(number)"), name: "C", tier: .starter, industry: .other, size: .small,
      signedUp: Self.today - signedUp, lifecycle: left == nil ? .active : .churned, churned: left)
  }

  private func trial(leaving: Int) -> ScoreTrial {
    var trial = ScoreTrial(today: Self.today)
    for number in 0..<leaving { trial.add(customer(number, left: Self.today - 5), [], before: 40, after: number) }
    for number in 0..<50 { trial.add(customer(100 + number), [], before: 40, after: 70) }
    return trial
  }

  @Test func whoLeavesLowIsToldApart() throws {
    let result = try #require(trial(leaving: 30).result)
    #expect(result.count == 80 && result.events == 30 && result.before == 0.5 && result.after == 1)
    #expect(result.window.day == Self.today - 90 && result.window.last == Self.today)
  }

  @Test func tooFewSayNothing() {
    #expect(trial(leaving: 29).result == nil && trial(leaving: 29).left == 29)
  }

  @Test func whoWasNotThereOrHasNoScoreCountsNot() throws {
    var trial = trial(leaving: 31)
    trial.add(customer(900, signedUp: 80), [], before: 1, after: 1)
    trial.add(customer(901, left: Self.today - 200), [], before: 1, after: 1)
    trial.add(customer(902), [], before: nil, after: 1)
    trial.add(customer(903), [], before: 1, after: nil)
    #expect(try #require(trial.result).count == 81)
  }
}
