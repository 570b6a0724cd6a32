import CustomerSuccess
import Foundation
import Testing

/// `rapport predict fit --label churned` of what is stored.
@Suite struct StoredPredictionTests {
  private typealias Answer = PredictCommandTests.Answer

  private static let today = LocalDate(day: SmallPortfolio.moment.seconds / 86_400)

  /// A quarter leaves in the first 60 days of the last 180, a quarter in the first 60 of the last 90; those who will are judged poor before,
  /// of the others every tenth.
  private static let portfolio: [Fact] = (0..<240).flatMap { number -> [Fact] in
    let id = CustomerID("P-\(1000 + number)")
    let left: LocalDate? = number % 4 == 0 ? today - 179 + number / 4 : number % 4 == 1 ? today - 89 + number / 4 : nil
    let customer = Customer(
      id: id, name: "\(id)", tier: number % 3 == 0 ? .starter : .professional, industry: .other, size: .small,
      signedUp: today - 600, monthlyRevenue: Money(minorUnits: 10_000, currency: "USD"),
      lifecycle: left == nil ? .active : .churned, churned: left)
    let isBad = left != nil || number % 20 == 2
    let judged = [200, 100].filter { $0 == 200 ? number % 4 == 0 || left == nil : true }.map { days in
      Fact.observation(
        Observation(
          customer: id, metric: "supportInteraction", value: .judged(isBad ? .poor : .excellent),
          at: SmallPortfolio.moment.adding(days: -days), source: "test"))
    }
    return [.customer(customer)] + judged
  }

  private static func answer(_ portfolio: borrowing SmallPortfolio, _ arguments: String...) throws -> Answer {
    let run = try RunningBinary(
      ["predict", "fit", "--label", "churned", "--format", "json", "--db", portfolio.database.path]
        + ["--now", SmallPortfolio.now] + arguments)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test func trainedIsOnATimeAndTriedOnTheNext() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let found = try Self.answer(portfolio)
    // With the six of the small portfolio, one of whom left in the last 90 days.
    #expect(found.n == 246 && found.events == 60 && found.holdout.n == 186 && found.holdout.events == 61)
    #expect(try #require(found.train.auc) > 0.9 && #require(found.holdout.auc) > 0.9)
    let names = Set(found.features.map(\.name))
    #expect(names.isSuperset(of: ["tier=starter", "ageDays", "monthlyRevenue", "score", "metric.supportInteraction"]))
    #expect(!names.contains { $0.hasPrefix("part") || $0.hasPrefix("churned") })
    #expect(try #require(found.features.first { $0.name == "metric.supportInteraction" }).coefficient < 0)
  }

  /// What came about after the day is no feature, and another time is another answer.
  @Test func laterFactsAreNoFeatures() async throws {
    let later = (0..<240).map { number in
      Fact.observation(
        Observation(
          customer: CustomerID("P-\(1000 + number)"), metric: "supportInteraction",
          value: .judged(number % 2 == 0 ? .poor : .good), at: SmallPortfolio.moment.adding(days: -80), source: "test"))
    }
    let one = try await SmallPortfolio(extra: Self.portfolio)
    let other = try await SmallPortfolio(extra: Self.portfolio + later)
    func output(_ portfolio: borrowing SmallPortfolio) throws -> String {
      try portfolio.run("predict", "fit", "--label", "churned", "--format", "json").output
    }
    #expect(try output(one) == output(other))
  }

  @Test func aDrawnHoldOutIsOfTheLaterTimeAlone() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let found = try Self.answer(portfolio, "--holdout", "0.3", "--seed", "7")
    #expect(found.n + found.holdout.n == 186 && found.events + found.holdout.events == 61 && found.holdout.n == 56)
  }

  @Test func asOfAPastDayItIsWhatCouldBeFittedThen() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let found = try Self.answer(portfolio, "--as-of", "\(Self.today - 90)", "--horizon", "45")
    #expect(found.n == 246 && found.events == 45 && found.holdout.n == 201 && found.holdout.events == 15)
  }

  /// Kept, shown wherever a customer is, and taken back as one entry.
  @Test func aRunIsKeptAndShown() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let none = try portfolio.run("predict", "show")
    #expect(none.status == 1 && none.errors.contains("rapport predict run"), "\(none.errors)")
    let run = try portfolio.run("predict", "run")
    #expect(run.status == 0 && run.output.contains("predict who leaves within 90 days"), "\(run.output) \(run.errors)")
    struct Shown: Decodable {
      var days: Int
      var model: Answer
      var healthScore: Score
      struct Score: Decodable {
        var n: Int
        var events: Int
        var auc: Double?
      }
    }
    let shown = try JSONDecoder().decode(
      Shown.self, from: Data(try portfolio.run("predict", "show", "--format", "json").output.utf8))
    let fitted = try Self.answer(portfolio)
    #expect(shown.days == 90 && shown.model.n == fitted.n && shown.model.holdout.auc == fitted.holdout.auc)
    #expect(shown.model.features.map(\.coefficient) == fitted.features.map(\.coefficient))
    #expect(shown.healthScore.n <= fitted.holdout.n && shown.healthScore.events <= fitted.holdout.events)
    #expect(try #require(shown.healthScore.auc) > 0.8)
    try expectChances(portfolio)
  }

  private func expectChances(_ portfolio: borrowing SmallPortfolio) throws {
    struct Row: Decodable {
      var customerId: String
      var churnRisk: Double?
      var churnDate: String?
    }
    func rows(_ filter: String...) throws -> [Row] {
      let run = try RunningBinary(
        ["list", "customers", "--format", "json", "--db", portfolio.database.path, "--now", SmallPortfolio.now]
          + filter)
      return try JSONDecoder().decode([Row].self, from: Data(run.output.utf8))
    }
    let all = try rows()
    #expect(all.allSatisfy { $0.churnDate == nil || $0.churnRisk == nil })
    #expect(all.count { $0.churnRisk != nil } > 100)
    let likely = try rows("churn>50%")
    let table = try portfolio.run("list", "customers", "churn>50%").output
    #expect(table.contains("Risk") && table.contains(" %"), "whoever asks by it sees it")
    let without = try portfolio.run("list", "customers", "score<50").output
    #expect(without.split(separator: "\n").first?.contains("Risk") == false)
    let byRisk = try rows("--sort", "risk", "--descending").compactMap(\.churnRisk)
    #expect(byRisk == byRisk.sorted(by: >) && byRisk.count == all.count { $0.churnRisk != nil })
    #expect(try portfolio.run("list", "customers", "--sort", "risk", "--descending").output.contains("Risk"))
    #expect(Set(likely.map(\.customerId)) == Set(all.filter { $0.churnRisk ?? 0 > 0.5 }.map(\.customerId)))
    #expect(!likely.isEmpty && likely.count < all.count)
    let page = try portfolio.run("show", try #require(likely.first).customerId)
    #expect(page.output.contains("Chance to leave ") && page.output.contains("predicted "), "\(page.output)")
    // The next run replaces; undone, both are gone one after the other.
    #expect(try portfolio.run("predict", "run", "--ridge", "50").status == 0)
    #expect(try rows().map(\.churnRisk) != all.map(\.churnRisk))
    #expect(try portfolio.run("undo").status == 0)
    #expect(try rows("churn>50%").map(\.churnRisk) == likely.map(\.churnRisk))
    #expect(try portfolio.run("undo").status == 0)
    #expect(try portfolio.run("predict", "show").status == 1)
    #expect(try rows().allSatisfy { $0.churnRisk == nil })
  }

  /// Both sets of weights are tried on those who were there, and not where fewer than 30 have left since.
  @Test(arguments: [(240, true), (40, false)])
  func aPlanTriesItsWeightsWhereEnoughHaveLeft(count: Int, isTried: Bool) async throws {
    struct Plan: Decodable {
      struct BackTest: Decodable { var n, events: Int; var aucBefore, aucAfter: Double }
      var backTest: BackTest?
    }
    let portfolio = try await SmallPortfolio(
      extra: Array(
        Self.portfolio.prefix { fact in
          if case .customer(let customer) = fact { customer.id < CustomerID("P-\(1000 + count)") } else { true }
        }))
    let file = portfolio.folder.appending(path: "health.yaml")
    try "levelScores: {excellent: 85, good: 70, fair: 50, poor: 0}\n".write(to: file, atomically: true, encoding: .utf8)
    let run = try portfolio.run("plan", file.path, "--format", "json")
    let test = try JSONDecoder().decode(Plan.self, from: Data(run.output.utf8)).backTest
    #expect((test != nil) == isTried, "\(run.output.prefix(300)) \(run.errors)")
    guard let test else { return }
    #expect(test.events >= 30 && test.events < test.n && test.aucBefore > 0.9 && test.aucAfter > 0.9)
  }

  @Test func tooFewWhoLeftAreRefusedInWords() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let run = try portfolio.run("predict", "fit", "--label", "churned", "--horizon", "20")
    #expect(run.status == 1 && run.output == "", "\(run.errors)")
    #expect(run.errors.contains("the stored customers: 10 customers of those there on "), "\(run.errors)")
    #expect(run.errors.contains("expected at least 30"), "\(run.errors)")
    let small = try await SmallPortfolio()
    #expect(try small.run("predict", "fit", "--label", "churned").status == 1)
  }

  @Test(arguments: [
    (["--label", "won"], "--label: found 'won', expected churned"),
    (["--label", "churned", "--horizon", "0"], "--horizon"),
    (["--label", "churned", "--split", "tier", "--train", "starter"], "--split goes with --from"),
    (["--label", "churned", "--positive", "maybe"], "--positive: found 'maybe', expected a value of churned"),
    (["--label", "churned", "--drop", "scor"], "a column of the stored customers; the nearest is score"),
    (["--from", "x.csv", "--label", "won"], "--from needs --positive"),
    (["--from", "x.csv", "--label", "won", "--positive", "yes", "--horizon", "9"], "--horizon goes without --from"),
    (
      ["--from", "x.csv", "--label", "won", "--positive", "yes", "--as-of", "2026-01-01"], "--as-of: a file is as it is"
    ),
  ])
  func aWrongCallEndsWith64(arguments: [String], words: String) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.portfolio)
    let run = try RunningBinary(
      ["predict", "fit", "--db", portfolio.database.path, "--now", SmallPortfolio.now] + arguments)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(words), "\(run.status) \(run.errors)")
  }
}
