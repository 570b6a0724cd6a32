import Foundation
import Testing

@testable import Statistics

/// What holds of every fit.
@Suite struct LogisticPropertyTests {
  static let columns = ["usage", "tickets", "trial", "plan", "same", "twice"]

  /// The derivative of the objective, worked out anew from likelihoods and design, is nothing at the weights found.
  @Test(arguments: [1e-6, 0.01, 1, 30, 1e5])
  func nothingIsLeftToGain(ridge: Double) throws {
    let model = try MadeRows.fit(Self.columns, ridge: ridge).model
    let rows = MadeRows.training.indices.filter { MadeRows.training[$0] }
    let odds = model.logOdds(of: MadeRows.table(Self.columns))
    let misses = rows.map { Likelihood.of(logOdds: odds[$0]) - (MadeRows.events[$0] ? 1 : 0) }
    #expect(abs(misses.reduce(0, +)) < 1e-7)
    let usage = rows.compactMap { Double(MadeRows.value("usage", $0)) }
    let feature = try #require(model.features.first)
    let slope = zip(misses, usage).reduce(0) { $0 + $1.0 * ($1.1 - feature.mean) / feature.deviation }
    #expect(abs(slope + ridge * feature.coefficient) < 1e-7)
    let pro = try #require(model.features.first { $0.name == "plan=Pro" })
    let flagged = zip(misses, rows).reduce(0) { $0 + (MadeRows.value("plan", $1.1) == "Pro" ? $1.0 : 0) }
    #expect(abs(flagged + ridge * pro.coefficient) < 1e-7)
  }

  @Test func anotherUnitAndAnotherOrderChangeNothing() throws {
    let table = MadeRows.table(["usage", "plan"])
    let fit = try MadeRows.fit(["usage", "plan"], ridge: 1)
    let scaled = TextTable(
      [
        TextTable.Column(name: "usage", values: table.columns[0].values.map { "\((Double($0) ?? 0) * 1000 - 5e6)" }),
        table.columns[1],
      ], count: table.count)
    let order = (0..<table.count).map { $0 * 7 % table.count }
    let turned = TextTable(
      scaled.columns.map { column in TextTable.Column(name: column.name, values: order.map { column.values[$0] }) },
      count: table.count)
    let other = try LogisticFit(
      turned, events: order.map { MadeRows.events[$0] }, training: order.map { MadeRows.training[$0] }, ridge: 1)
    for (left, right) in zip(fit.model.features, other.model.features) {
      #expect(abs(left.coefficient - right.coefficient) < 1e-9)
    }
    #expect(abs(try #require(fit.heldOut.logLoss) - (try #require(other.heldOut.logLoss))) < 1e-9)
  }

  @Test func theOtherOutcomeIsTheSameModelTurnedRound() throws {
    let fit = try MadeRows.fit(Self.columns, ridge: 1)
    let turned = try LogisticFit(
      MadeRows.table(Self.columns), events: MadeRows.events.map { !$0 }, training: MadeRows.training, ridge: 1)
    #expect(abs(fit.model.intercept + turned.model.intercept) < 1e-9)
    for (left, right) in zip(fit.model.features, turned.model.features) {
      #expect(abs(left.coefficient + right.coefficient) < 1e-9)
    }
    #expect(abs(try #require(fit.heldOut.auc) - (try #require(turned.heldOut.auc))) < 1e-12)
  }

  @Test func reasonsAddUp() throws {
    let model = try MadeRows.fit(Self.columns, ridge: 1).model
    let table = MadeRows.table(Self.columns)
    let odds = model.logOdds(of: table)
    for row in stride(from: 0, to: table.count, by: 17) {
      let reasons = model.reasons(row: row, of: table)
      #expect(abs(reasons.reduce(model.averageLogOdds) { $0 + $1.points } - odds[row]) < 1e-12)
      #expect(zip(reasons, reasons.dropFirst()).allSatisfy { abs($0.points) >= abs($1.points) })
      #expect(reasons.allSatisfy { ($0.points > 0) == ($0.change > 0) && abs($0.change) <= 1 })
      // Coefficient × (value − mean), in deviations of a column of numbers.
      let usage = try #require(reasons.first { $0.name == "usage" })
      let feature = try #require(model.features.first)
      let value = try #require(Double(MadeRows.value("usage", row)))
      #expect(abs(usage.points - feature.coefficient * (value - feature.mean) / feature.deviation) < 1e-12)
      let pro = try #require(reasons.first { $0.name == "plan=Pro" })
      let level = try #require(model.features.first { $0.name == "plan=Pro" })
      let share = MadeRows.value("plan", row) == "Pro" ? 1.0 : 0
      #expect(abs(pro.points - level.coefficient * (share - level.mean)) < 1e-12)
    }
    let training = MadeRows.training.indices.filter { MadeRows.training[$0] }
    let average = training.reduce(0) { $0 + odds[$1] } / Double(training.count)
    #expect(abs(average - model.averageLogOdds) < 1e-9)
  }

  /// What the training rows never had is no level, and a text among numbers is as good as a blank.
  @Test func whatWasNeverMetIsNothing() throws {
    let model = try MadeRows.fit(["tickets", "plan"], ridge: 1).model
    func odds(_ tickets: String, _ plan: String?) -> Double {
      let columns = [TextTable.Column(name: "tickets", values: [tickets])]
      let plans = plan.map { [TextTable.Column(name: "plan", values: [$0])] } ?? []
      return model.logOdds(of: TextTable(columns + plans, count: 1))[0]
    }
    #expect(odds("3", "unheard of") == odds("3", "") && odds("3", nil) == odds("3", ""))
    #expect(odds("none", "Pro") == odds("", "Pro") && odds("", "Pro") != odds("0", "Pro"))
  }

  @Test func heldOutRowsTeachNothing() throws {
    let columns = ["usage", "tickets", "plan"]
    var table = MadeRows.table(columns).columns
    for row in 0..<MadeRows.count where !MadeRows.training[row] {
      table[0].values[row] = "\(row * 1_000_000)"
      table[1].values[row] = ""
      table[2].values[row] = "another \(row)"
    }
    let other = try LogisticFit(
      TextTable(table, count: MadeRows.count), events: MadeRows.events, training: MadeRows.training, ridge: 1)
    #expect(other.model.features == (try MadeRows.fit(columns, ridge: 1)).model.features)
  }
}
