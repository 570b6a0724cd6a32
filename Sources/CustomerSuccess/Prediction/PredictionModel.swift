import Foundation

/// A model that was fitted to the stored customers, as it is kept: by what weights it predicts, and how well it did on a time it had not seen.
public struct PredictionModel: Hashable, Sendable, Codable {
  public var event: PredictedEvent
  public var at: Instant
  /// Within how many days after a day what is predicted comes.
  public var days: Int
  public var account: PredictionAccount

  public init(event: PredictedEvent, at: Instant, days: Int, account: PredictionAccount) {
    self.event = event
    self.at = at
    self.days = days
    self.account = account
  }
}

/// What there is to say of a fitted model.
public struct PredictionAccount: Hashable, Sendable, Codable {
  /// Trained is on customers as they stood at the end of that day, tried on those of the other.
  public var trainedOn: LocalDate
  public var testedOn: LocalDate
  public var training: PredictionBackTest
  public var heldOut: PredictionBackTest
  public var intercept: Double
  public var features: [Feature]
  /// The health score alone as a prediction of the same customers, the lowest the likeliest; nil where none of them had one.
  public var healthScore: PredictionBackTest?

  public struct Feature: Hashable, Sendable, Codable {
    public var name: String
    /// Points of log-odds a standard deviation, of what is 0 or 1 a whole one.
    public var coefficient: Double
    public var mean: Double
    public var deviation: Double

    public init(name: String, coefficient: Double, mean: Double, deviation: Double) {
      self.name = name
      self.coefficient = coefficient
      self.mean = mean
      self.deviation = deviation
    }
  }

  public init(
    trainedOn: LocalDate, testedOn: LocalDate, training: PredictionBackTest, heldOut: PredictionBackTest,
    intercept: Double, features: [Feature], healthScore: PredictionBackTest? = nil
  ) {
    self.trainedOn = trainedOn
    self.testedOn = testedOn
    self.training = training
    self.heldOut = heldOut
    self.intercept = intercept
    self.features = features
    self.healthScore = healthScore
  }
}

/// How well something told what came: of so many customers, so many of whom it came.
public struct PredictionBackTest: Hashable, Sendable, Codable {
  public var count: Int
  public var events: Int
  /// The chance that one of whom it came was thought likelier than one of whom it did not.
  public var auc: Double?
  /// Nil of what says no likelihood, as a score does not.
  public var logLoss: Double?
  public var brier: Double?
  /// Ten of equal width; empty of what says no likelihood.
  public var calibration: [Bin]
  /// Ten of equal count, the likeliest first.
  public var lift: [Decile]

  public struct Bin: Hashable, Sendable, Codable {
    public var from: Double
    public var to: Double
    public var count: Int
    public var predicted: Double?
    public var observed: Double?

    public init(from: Double, to: Double, count: Int, predicted: Double?, observed: Double?) {
      (self.from, self.to, self.count) = (from, to, count)
      (self.predicted, self.observed) = (predicted, observed)
    }
  }

  public struct Decile: Hashable, Sendable, Codable {
    public var decile: Int
    public var count: Int
    public var events: Int
    public var lift: Double?

    public init(decile: Int, count: Int, events: Int, lift: Double?) {
      (self.decile, self.count, self.events, self.lift) = (decile, count, events, lift)
    }
  }

  public init(
    count: Int, events: Int, auc: Double?, logLoss: Double? = nil, brier: Double? = nil, calibration: [Bin] = [],
    lift: [Decile]
  ) {
    (self.count, self.events, self.auc, self.logLoss, self.brier) = (count, events, auc, logLoss, brier)
    (self.calibration, self.lift) = (calibration, lift)
  }
}

/// As JSON: it is read whole or not at all.
public enum PredictionAccountForm: FieldForm {
  public static func text(_ account: PredictionAccount) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(account)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  public static func read(_ text: String) throws(Refusal) -> PredictionAccount {
    do { return try JSONDecoder().decode(PredictionAccount.self, from: Data(text.utf8)) } catch {
      throw Refusal("found '\(text.excerpt)', expected a model as Rapport exports it")
    }
  }
}

extension PredictionModel: FactRecord {
  public static let names = RecordNames(
    .predictionModel, title: "prediction model", rows: "prediction-models", table: "prediction_models")
  private static let noTest = PredictionBackTest(count: 0, events: 0, auc: nil, lift: [])
  public static let blank = PredictionModel(
    event: "", at: Instant(seconds: 0), days: 1,
    account: PredictionAccount(
      trainedOn: LocalDate(day: 0), testedOn: LocalDate(day: 0), training: noTest, heldOut: noTest, intercept: 0,
      features: []))
  public var fact: Fact { .predictionModel(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout PredictionModel, _ visitor: inout Visitor) {
    visitor.id(.key("event", "what is predicted: churned, expanded or tickets"), &value.event)
    visitor.instant(.required("at", "time it was fitted"), &value.at)
    visitor.integer(.required("days", "within how many days it comes"), &value.days, in: 1...3650)
    visitor.form(.required("account", "weights and back-test, as JSON"), &value.account, PredictionAccountForm.self)
  }

  public static func words(_ key: [String]) -> String { "model of \(key[0])" }
}

extension FactKey {
  public static func predictionModel(_ event: PredictedEvent) -> FactKey { FactKey(.predictionModel, event.text) }
}
