import CustomerSuccess
import Statistics

extension PredictionAccount {
  init(_ fit: LogisticFit, trainedOn: LocalDate, testedOn: LocalDate, healthScore: PredictionBackTest? = nil) {
    self.init(
      trainedOn: trainedOn, testedOn: testedOn, training: PredictionBackTest(fit.training),
      heldOut: PredictionBackTest(fit.heldOut), intercept: fit.model.intercept,
      features: fit.model.features.map {
        Feature(name: $0.name, coefficient: $0.coefficient, mean: $0.mean, deviation: $0.deviation)
      }, healthScore: healthScore)
  }
}

extension PredictionBackTest {
  init(_ figures: PredictionFigures) {
    self.init(
      count: figures.count, events: figures.events, auc: figures.auc, logLoss: figures.logLoss, brier: figures.brier,
      calibration: figures.calibration.map {
        Bin(from: $0.from, to: $0.to, count: $0.count, predicted: $0.predicted, observed: $0.observed)
      }, lift: figures.lift.map(Decile.init))
  }

  /// Scores as a prediction, the lowest the likeliest unless `risesWithScore`: of those held out who have one; nil where nobody has.
  init?(scores: [Double?], events: [Bool], heldOut: [Bool], risesWithScore: Bool) {
    let rows = scores.indices.filter { heldOut[$0] && scores[$0] != nil }
    guard !rows.isEmpty else { return nil }
    let outcomes = rows.map { events[$0] }
    let ranking = PredictionFigures.ranking(
      rows.map { (risesWithScore ? 1 : -1) * (scores[$0] ?? 0) }, events: outcomes)
    self.init(
      count: rows.count, events: outcomes.count { $0 }, auc: ranking.auc, lift: ranking.lift.map(Decile.init))
  }
}

extension PredictionBackTest.Decile {
  fileprivate init(_ decile: PredictionFigures.LiftDecile) {
    self.init(decile: decile.decile, count: decile.count, events: decile.events, lift: decile.lift)
  }
}

extension TextTable {
  /// Customers as models read them: a column a trait. Those of two days may have other counters, and each is found by its name.
  init(_ traits: [CustomerTraits]) {
    var names: [String] = []
    var last: [String] = []
    var layouts: [[String: Int]] = []
    let layout = traits.map { row -> Int in
      let own = row.values.map(\.name)
      guard own != last || layouts.isEmpty else { return layouts.count - 1 }
      last = own
      names += own.filter { !names.contains($0) }
      layouts.append(Dictionary(own.enumerated().map { ($1, $0) }) { first, _ in first })
      return layouts.count - 1
    }
    self.init(
      names.map { name in
        let places = layouts.map { $0[name] }
        let values = zip(traits, layout).map { row, layout in places[layout].map { row.values[$0].text } ?? "" }
        return TextTable.Column(name: name, values: values)
      }, count: traits.count)
  }
}
