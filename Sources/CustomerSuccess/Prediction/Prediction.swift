/// How likely something is to come of a customer, as a model said it at a moment. It says so beside the health score and changes nothing of it.
public struct Prediction: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var event: PredictedEvent
  public var at: Instant
  /// How likely it is, in millionths: finer than any model is right.
  public var millionths: Int
  /// What speaks most for it or against it, in points of log-odds, the largest first.
  public var reasons: [PredictionReason]

  /// So many reasons are kept.
  public static let mostReasons = 5

  public init(
    customer: CustomerID, event: PredictedEvent, at: Instant, chance: Double, reasons: [PredictionReason] = []
  ) {
    self.customer = customer
    self.event = event
    self.at = at
    millionths = Int((min(1, max(0, chance)) * 1_000_000).rounded())
    self.reasons = reasons
  }

  /// 0 to 1.
  public var chance: Double { Double(millionths) / 1_000_000 }
}

/// What is predicted.
public struct PredictedEvent: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }

  /// It leaves within the days of the model.
  public static let churned = PredictedEvent("churned")
}

/// What one feature does to a customer's chance.
public struct PredictionReason: Hashable, Sendable, Codable {
  /// As models call it: `score`, `tier=starter`, `lastNPS=missing`.
  public var feature: String
  /// Of log-odds: coefficient × (value − mean) ÷ standard deviation. Above 0 it speaks for the event.
  public var points: Double

  public init(feature: String, points: Double) {
    self.feature = feature
    self.points = points
  }

  /// With two decimals, so that the text is read as what it says.
  public var rounded: PredictionReason {
    PredictionReason(feature: feature, points: (points * 100).rounded() / 100)
  }
}

/// `scoreChange 1.25; tier=starter -0.4`
public enum PredictionReasonsForm: FieldForm {
  public static func text(_ reasons: [PredictionReason]) -> String {
    reasons.map { "\($0.feature) \($0.points)" }.joined(separator: "; ")
  }

  public static func read(_ text: String) throws(Refusal) -> [PredictionReason] {
    var reasons: [PredictionReason] = []
    for part in text.split(separator: ";") {
      let words = String(part).trimmingBlanks()
      guard let blank = words.lastIndex(of: " "), let points = Double(words[words.index(after: blank)...]),
        points.isFinite
      else { throw Refusal("found '\(words)', expected a feature and its points, such as scoreChange 1.25") }
      reasons.append(PredictionReason(feature: String(words[..<blank]), points: points))
    }
    return reasons
  }
}

extension Prediction: FactRecord {
  public static let names = RecordNames(.prediction, title: "prediction", rows: "predictions")
  public static let blank = Prediction(customer: "", event: "", at: Instant(seconds: 0), chance: 0)
  public var fact: Fact { .prediction(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Prediction, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("event", "what is predicted: churned, expanded or tickets"), &value.event)
    visitor.instant(.required("at", "time it was predicted"), &value.at)
    visitor.integer(
      .required("chance", "how likely it is, in millionths: 250000 is one in four"), &value.millionths,
      in: 0...1_000_000)
    visitor.form(
      .optional("reasons", "what speaks for it in points, such as scoreChange 1.25; tier=starter -0.4"), &value.reasons,
      PredictionReasonsForm.self)
  }

  public static func words(_ key: [String]) -> String { "prediction of \(key[0]): \(key[1])" }
}
