import ConsoleApp
import CustomerSuccess
import Foundation

/// A fitted model with its back-test.
struct FitReport: Encodable {
  /// Of the training rows.
  var n: Int
  var events: Int
  var intercept: Double
  var features: [Feature]
  var train: Quality
  var holdout: BackTest
  /// What the model is about, for people.
  private let subject: String

  private enum CodingKeys: CodingKey { case n, events, intercept, features, train, holdout }

  struct Feature: Encodable {
    var name: String
    var coefficient: Double
    var mean: Double
    var sd: Double
  }

  struct Quality: Encodable {
    @OrNull var auc: Double?
    @OrNull var logLoss: Double?
    @OrNull var brier: Double?
  }

  struct BackTest: Encodable {
    var n: Int
    var events: Int
    var quality: Quality
    var calibration: [Bin]
    var lift: [Decile]

    private enum CodingKeys: CodingKey { case n, events, calibration, lift }

    func encode(to encoder: any Encoder) throws {
      try quality.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(n, forKey: .n)
      try container.encode(events, forKey: .events)
      try container.encode(calibration, forKey: .calibration)
      try container.encode(lift, forKey: .lift)
    }
  }

  struct Bin: Encodable {
    var from: Double
    var to: Double
    var n: Int
    @OrNull var predicted: Double?
    @OrNull var observed: Double?
  }

  struct Decile: Encodable {
    var decile: Int
    var n: Int
    var events: Int
    @OrNull var lift: Double?
  }

  /// `subject` is what an event is.
  init(_ account: PredictionAccount, of subject: String) {
    n = account.training.count
    events = account.training.events
    intercept = account.intercept
    features = account.features.map {
      Feature(name: $0.name, coefficient: $0.coefficient, mean: $0.mean, sd: $0.deviation)
    }
    train = Quality(account.training)
    holdout = BackTest(account.heldOut)
    self.subject = subject
  }
}

extension FitReport.Quality {
  fileprivate init(_ test: PredictionBackTest) { self.init(auc: test.auc, logLoss: test.logLoss, brier: test.brier) }
}

extension FitReport.BackTest {
  fileprivate init(_ test: PredictionBackTest) {
    n = test.count
    events = test.events
    quality = FitReport.Quality(test)
    calibration = test.calibration.map {
      FitReport.Bin(from: $0.from, to: $0.to, n: $0.count, predicted: $0.predicted, observed: $0.observed)
    }
    lift = test.lift.map(FitReport.Decile.init)
  }
}

extension FitReport.Decile {
  init(_ decile: PredictionBackTest.Decile) {
    self.init(decile: decile.decile, n: decile.count, events: decile.events, lift: decile.lift)
  }
}

extension FitReport: PrintedReport {
  var parts: [ReportPart] {
    [
      .line("What speaks for \(subject), fitted on \(rows(n, events)), tried on \(rows(holdout.n, holdout.events))"),
      .sheet(figures), .sheet(weights), .sheet(calibration), .sheet(lift),
    ]
  }

  private func rows(_ count: Int, _ events: Int) -> String {
    "\(NumberWords.whole(count)) \(count == 1 ? "row" : "rows") with \(NumberWords.whole(events)) "
      + (events == 1 ? "event" : "events")
  }

  private var figures: Sheet {
    func row(_ name: String, _ of: KeyPath<Quality, Double?>) -> [String] {
      [name, Self.decimals(train[keyPath: of]), Self.decimals(holdout.quality[keyPath: of])]
    }
    return Sheet(
      title: "How well it says what came",
      columns: [.words("Figure"), .number("Training"), .number("Held out")],
      rows: [row("AUC", \.auc), row("Log loss", \.logLoss), row("Brier score", \.brier)])
  }

  /// What weighs most first.
  private var weights: Sheet {
    let sorted = features.enumerated().sorted {
      (-abs($0.element.coefficient), $0.offset) < (-abs($1.element.coefficient), $1.offset)
    }
    return Sheet(
      title: "Weights, in points of log-odds",
      columns: [.words("Feature"), .number("Coefficient"), .number("Mean"), .number("SD")],
      rows: [["(intercept)", Self.decimals(intercept), "", ""]]
        + sorted.map(\.element).map {
          [$0.name, Self.decimals($0.coefficient), Self.decimals($0.mean), Self.decimals($0.sd)]
        })
  }

  private var calibration: Sheet {
    Sheet(
      title: "Calibration of the held out rows",
      columns: [.words("Likelihood"), .number("Rows"), .number("Predicted"), .number("Observed")],
      rows: holdout.calibration.map { bin in
        [
          "\(Int((bin.from * 100).rounded()))–\(Int((bin.to * 100).rounded())) %", NumberWords.whole(bin.n),
          percent(bin.predicted), percent(bin.observed),
        ]
      })
  }

  private var lift: Sheet {
    Sheet(
      title: "Lift of the held out rows, the likeliest tenth first",
      columns: [.number("Decile"), .number("Rows"), .number("Events"), .number("Lift")],
      rows: holdout.lift.map { decile in
        [
          "\(decile.decile)", NumberWords.whole(decile.n), NumberWords.whole(decile.events),
          decile.lift.map { "\(NumberWords.tenth($0))×" } ?? "–",
        ]
      })
  }

  private func percent(_ share: Double?) -> String { share.map { "\(NumberWords.tenth($0 * 100)) %" } ?? "–" }

  /// Four decimals, or four digits of what is too small or too large for them.
  static func decimals(_ value: Double?) -> String {
    guard let value else { return "–" }
    let isPlain = value == 0 || (0.001..<1e9).contains(abs(value))
    return String(format: isPlain ? "%.4f" : "%.3e", value)
  }
}
