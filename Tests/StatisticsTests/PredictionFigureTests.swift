import Foundation
import Testing

@testable import Statistics

/// Figures against what they mean, counted the long way.
@Suite struct PredictionFigureTests {
  private static func odds(_ likelihood: Double) -> Double { log(likelihood / (1 - likelihood)) }

  @Test(arguments: [1, 2, 3, 4, 5, 6]) func aucIsAPairByPairCount(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = 40 + random.below(60)
    // Few different values, so that many tie.
    let odds = (0..<count).map { _ in Double(random.below(9)) / 2 - 2 }
    let events = (0..<count).map { _ in random.below(3) == 0 }
    var won = 0.0
    for event in 0..<count where events[event] {
      for other in 0..<count where !events[other] {
        won += odds[event] > odds[other] ? 1 : odds[event] == odds[other] ? 0.5 : 0
      }
    }
    let found = events.count { $0 }
    let figures = PredictionFigures(logOdds: odds, events: events)
    #expect(abs(try #require(figures.auc) - won / Double(found * (count - found))) < 1e-12)
    #expect(figures.calibration.reduce(0) { $0 + $1.count } == count)
    #expect(figures.lift.reduce(0) { $0 + $1.count } == count && figures.lift.reduce(0) { $0 + $1.events } == found)
  }

  @Test func lossesAreThoseOfTheDefinition() throws {
    let likelihoods = [0.9, 0.2, 0.5, 0.01]
    let events = [true, false, true, true]
    let figures = PredictionFigures(logOdds: likelihoods.map(Self.odds), events: events)
    let losses: [Double] = [-log(0.9), -log(0.8), -log(0.5), -log(0.01)]
    #expect(abs(try #require(figures.logLoss) - losses.reduce(0, +) / 4) < 1e-12)
    let squares: [Double] = [0.01, 0.04, 0.25, 0.9801]
    #expect(abs(try #require(figures.brier) - squares.reduce(0, +) / 4) < 1e-12)
  }

  /// Far out nothing is lost: a certain miss costs its distance.
  @Test func farOut() throws {
    let figures = PredictionFigures(logOdds: [1000, -1000], events: [false, true])
    #expect(figures.logLoss == 1000 && figures.brier == 1 && figures.auc == 0)
    #expect(Likelihood.of(logOdds: -800) == 0 && Likelihood.of(logOdds: 800) == 1)
    #expect(Likelihood.variance(logOdds: 0) == 0.25)
  }

  /// An edge belongs to the width above it, 1 to the last.
  @Test(arguments: [(0.0, 5), (-800, 0), (800, 9), (odds(0.95), 9), (odds(0.34), 3)])
  func widths(odds: Double, place: Int) {
    let figures = PredictionFigures(logOdds: [odds], events: [true])
    #expect(figures.calibration.firstIndex { $0.count == 1 } == place)
    let empty = figures.calibration.filter { $0.count == 0 }
    #expect(empty.count == 9 && empty.allSatisfy { $0.predicted == nil && $0.observed == nil })
    #expect(figures.calibration.map(\.from) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    #expect(figures.calibration.map(\.to) == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test(arguments: [
    (10, Array(repeating: 1, count: 10)), (9, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1]), (13, [1, 1, 1, 2, 1, 1, 2, 1, 1, 2]),
    (1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), (0, Array(repeating: 0, count: 10)),
  ])
  func decilesEndAtTenths(count: Int, rows: [Int]) {
    let figures = PredictionFigures(
      logOdds: (0..<count).map(Double.init), events: (0..<count).map { $0 == count - 1 })
    #expect(figures.lift.map(\.count) == rows && figures.lift.map(\.decile) == Array(1...10))
    #expect(figures.lift.allSatisfy { ($0.lift == nil) == ($0.count == 0 || count == 0) })
  }

  /// Ties stay in the order of the file: the events in front fill the first deciles.
  @Test func tiesStayAsTheyStand() {
    let figures = PredictionFigures(
      logOdds: Array(repeating: 0.25, count: 20), events: (0..<20).map { $0 < 5 })
    #expect(figures.lift.map(\.events) == [2, 2, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(figures.lift.compactMap(\.lift) == [4, 4, 2, 0, 0, 0, 0, 0, 0, 0] && figures.auc == 0.5)
  }

  @Test func whatCannotBeSaidIsNil() {
    let none = PredictionFigures(logOdds: [], events: [])
    #expect(none.auc == nil && none.logLoss == nil && none.brier == nil && none.count == 0)
    let others = PredictionFigures(logOdds: [0, 1], events: [false, false])
    #expect(others.auc == nil && others.logLoss != nil && others.lift.allSatisfy { $0.lift == nil })
    let events = PredictionFigures(logOdds: [0, 1], events: [true, true])
    #expect(events.auc == nil && events.lift.compactMap(\.lift) == [1, 1])
  }
}
