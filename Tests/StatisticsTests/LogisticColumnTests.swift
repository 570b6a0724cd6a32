import Testing

@testable import Statistics

/// What columns become features, and which are refused.
@Suite struct LogisticColumnTests {
  private func fit(_ table: TextTable, training: [Bool] = MadeRows.training) throws -> LogisticFit {
    try LogisticFit(table, events: MadeRows.events, training: training, ridge: 1)
  }

  private func features(_ values: [String]) throws -> [String] {
    try fit(MadeRows.table(repeating: values)).model.features.map(\.name)
  }

  @Test(arguments: [
    (["1", "2.5", "-3", "+4e2", ".5"], ["x"]),
    (["1", "2", ""], ["x", "x=missing"]),
    (["7", "7", "7"], ["x"]),
    (["7", "", "7"], ["x", "x=missing"]),
    (["1,5", "2", "-0,25"], ["x"]),
    (["0,125", "0,250", "0,375"], ["x"]),
    // Thousands or decimals: nothing says which, so these are words.
    (["1,234", "950", "2,100"], ["x=2,100", "x=950"]),
    (["1.5", "2,5", "3"], ["x=2,5", "x=3"]),
    (["b", "a", "c"], ["x=b", "x=c"]),
    // Bytes, not letters: capitals go before, what is not ASCII behind.
    (["é", "a", "Z", "z"], ["x=a", "x=z", "x=é"]),
    (["b", "", "a"], ["x=a", "x=b"]),
    (["1", "2", "many"], ["x=2", "x=many"]),
    (["0x10", "1", "2"], ["x=1", "x=2"]),
    (["only"], []),
    ([""], []),
  ])
  func namesOfFeatures(values: [String], names: [String]) throws { #expect(try features(values) == names) }

  /// Two spellings of one letter are two levels: their bytes differ.
  @Test func levelsAreBytes() throws {
    let found = try features(["\u{E9}", "e\u{301}", "a"])
    #expect(found.map { Array($0.utf8) } == ["x=e\u{301}", "x=\u{E9}"].map { Array($0.utf8) })
  }

  @Test func whatIsZeroOrOneStaysAsItIs() throws {
    let events = MadeRows.events
    let flags = TextTable(
      [TextTable.Column(name: "f", values: events.enumerated().map { ($1 == ($0 % 4 > 0)) ? "1" : "0" })],
      count: events.count)
    let words = TextTable(
      [TextTable.Column(name: "f", values: flags.columns[0].values.map { $0 == "1" ? "yes" : "no" })],
      count: events.count)
    let (asFlag, asWord) = (try fit(flags).model, try fit(words).model)
    #expect(asFlag.features.map(\.coefficient) == asWord.features.map(\.coefficient))
    #expect(asFlag.intercept == asWord.intercept && asFlag.features.first?.coefficient != 0)
    #expect(asFlag.features.first?.mean == asWord.features.first?.mean)
  }

  @Test func whatIsTheSameEverywhereWeighsNothing() throws {
    for value in ["0", "1", "0.1", "-7e300"] {
      let feature = try #require(try fit(MadeRows.table(repeating: [value])).model.features.first)
      #expect(feature.coefficient == 0 && feature.deviation == 0 && feature.mean == Double(value))
    }
    // Blank in every training row: neither a value nor a difference.
    let half = MadeRows.training.map { $0 ? "" : "5" }
    let model = try fit(TextTable([TextTable.Column(name: "x", values: half)], count: half.count)).model
    #expect(model.features.map(\.name) == ["x", "x=missing"] && model.features.map(\.coefficient) == [0, 0])
  }

  @Test(arguments: [["1.7e308", "-1.7e308", "3"], ["1e-300", "2e-300", "0"], ["5e-324", "0", "1e-323"]])
  func noSizeIsTooMuch(values: [String]) throws {
    let (large, plain) = (
      try fit(MadeRows.table(repeating: values)), try fit(MadeRows.table(repeating: scaled(values)))
    )
    let coefficients = [large, plain].compactMap { $0.model.features.first?.coefficient }
    #expect(coefficients.count == 2 && abs(coefficients[0] - coefficients[1]) < 1e-9)
    #expect(large.model.features.allSatisfy { $0.mean.isFinite && $0.deviation.isFinite })
  }

  private func scaled(_ values: [String]) -> [String] {
    let numbers = values.compactMap(Double.init)
    let unit = numbers.reduce(0) { max($0, abs($1)) }
    return numbers.map { "\($0 / unit)" }
  }

  @Test(arguments: ["NaN", "inf", "-Infinity", "1e999"])
  func whatIsNoNumberToReckonWithIsRefused(text: String) {
    #expect(throws: LogisticRefusal.notFinite(column: "x", row: 2, text: text)) {
      try fit(MadeRows.table(repeating: ["1", "", text, "3"]))
    }
  }

  @Test func aHundredLevelsAndNoMore() throws {
    // Seven of ten rows are trained on: 143 of the first 204.
    func table(_ levels: Int) -> TextTable {
      var met = 0
      let values = MadeRows.training.map { isTraining in
        guard isTraining else { return "held out \(met)" }
        met += 1
        return "level \(met % levels)"
      }
      return TextTable([TextTable.Column(name: "x", values: values)], count: values.count)
    }
    #expect(try fit(table(100)).model.features.count == 99)
    #expect(throws: LogisticRefusal.tooManyLevels([.init(name: "x", levels: 101, stray: nil)])) { try fit(table(101)) }
  }

  @Test func aStrayWordAmongNumbersIsNamed() {
    var values = (0..<MadeRows.count).map { "\($0).5" }
    values[41] = "n/a"
    let table = TextTable([TextTable.Column(name: "x", values: values)], count: values.count)
    #expect(
      throws: LogisticRefusal.tooManyLevels([.init(name: "x", levels: 208, stray: .init(row: 41, text: "n/a"))])
    ) {
      var training = MadeRows.training
      training[41] = false
      training[42] = false
      return try fit(table, training: training)
    }
  }

  @Test func thirtyEventsAndNoFewer() throws {
    func fit(_ count: Int) throws -> LogisticFit {
      let events = (0..<200).map { $0 % 3 == 0 && $0 / 3 < count }
      return try LogisticFit(
        MadeRows.table(repeating: ["1", "2", "5", "7"], count: 200), events: events,
        training: Array(repeating: true, count: 200), ridge: 1)
    }
    #expect(try fit(30).training.events == 30)
    #expect(throws: LogisticRefusal.tooFewEvents(29)) { try fit(29) }
    #expect(throws: LogisticRefusal.tooFewEvents(0)) { try fit(0) }
  }

  @Test func onlyEventsTellNothing() {
    #expect(throws: LogisticRefusal.onlyEvents(40)) {
      try LogisticFit(
        MadeRows.table(repeating: ["1", "2"], count: 40), events: Array(repeating: true, count: 40),
        training: Array(repeating: true, count: 40), ridge: 1)
    }
  }

  /// Without a ridge nothing chooses between columns that repeat each other, or holds weights that run away.
  @Test(arguments: [["usage", "twice"], ["apart"], ["usage", "apart", "plan"]])
  func withoutARidgeNothingIsInvented(columns: [String]) throws {
    #expect(throws: LogisticRefusal.undecided) { try MadeRows.fit(columns, ridge: 0) }
    #expect(try MadeRows.fit(columns, ridge: 1e-6).model.features.allSatisfy { $0.coefficient.isFinite })
  }

  @Test func withoutFeaturesTheShareIsLeft() throws {
    let fit = try fit(TextTable([], count: MadeRows.count))
    #expect(abs(Likelihood.of(logOdds: fit.model.intercept) - 115.0 / 210) < 1e-15)
    #expect(fit.model.features.isEmpty && fit.training.auc == 0.5 && fit.heldOut.auc == 0.5)
  }
}
