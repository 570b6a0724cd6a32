import CustomerSuccess
import Testing

@Suite struct PredictionFactTests {
  @Test(arguments: [
    [], [PredictionReason(feature: "scoreChange", points: 1.25)],
    [
      PredictionReason(feature: "tier=starter", points: -0.4),
      PredictionReason(feature: "a level with blanks", points: 2),
    ],
  ])
  func reasonsAreReadAsTheyAreWritten(_ reasons: [PredictionReason]) throws {
    #expect(try PredictionReasonsForm.read(PredictionReasonsForm.text(reasons)) == reasons)
  }

  @Test(arguments: ["scoreChange", "scoreChange much", "1.5", "a nan"])
  func whatIsNoReasonIsRefused(_ text: String) {
    #expect(throws: Refusal.self) { try PredictionReasonsForm.read(text) }
  }

  @Test func anAccountIsReadAsItIsWritten() throws {
    let test = PredictionBackTest(
      count: 90, events: 31, auc: 0.875, logLoss: 0.3, brier: nil,
      calibration: [.init(from: 0, to: 0.1, count: 3, predicted: 0.05, observed: nil)],
      lift: [.init(decile: 1, count: 9, events: 4, lift: 2.5)])
    let account = PredictionAccount(
      trainedOn: LocalDate(day: 20_000), testedOn: LocalDate(day: 20_090), training: test, heldOut: test,
      intercept: -1.5, features: [.init(name: "score", coefficient: -0.7, mean: 78.5, deviation: 13)],
      healthScore: nil)
    let text = PredictionAccountForm.text(account)
    #expect(try PredictionAccountForm.read(text) == account && PredictionAccountForm.text(account) == text)
    #expect(throws: Refusal.self) { try PredictionAccountForm.read("{}") }
  }

  /// A prediction is a reason more where somebody decides about a customer, and never one for the place in the list.
  @Test func programmesAndPoliciesDoNotAsk() throws {
    let filter = try Filter.parse("churn>30%", in: .customers, me: "")
    #expect(ProgrammeTarget.refusal(of: filter) != nil && PolicyConditions.refusal(of: filter) != nil)
  }
}
