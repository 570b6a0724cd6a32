/// A trigger fired for a customer: on which occasion, when and why.
public struct OutreachFiring: Hashable, Sendable, Codable, Identifiable {
  public var id: FiringID
  public var customer: CustomerID
  public var trigger: TriggerID
  public var occasion: String
  public var at: Instant
  public var reason: OutreachReason
  /// When it got so much worse that the same firing was escalated.
  public var escalated: Instant?

  public init(
    id: FiringID = "", customer: CustomerID, trigger: TriggerID, occasion: String, at: Instant, reason: OutreachReason,
    escalated: Instant? = nil
  ) {
    self.id = id
    self.customer = customer
    self.trigger = trigger
    self.occasion = occasion
    self.at = at
    self.reason = reason
    self.escalated = escalated
  }
}

public struct FiringID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// Why something fired, as values: the numbers it was judged by and the rule's own.
public struct OutreachReason: Hashable, Sendable, Codable {
  public var values: [Value]

  public struct Value: Hashable, Sendable, Codable {
    public var name: String
    public var text: String

    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  public init(_ values: [Value] = []) { self.values = values }

  public subscript(name: String) -> String? { values.first { $0.name == name }?.text }

  static func of(_ pairs: KeyValuePairs<String, String?>) -> OutreachReason {
    OutreachReason(pairs.compactMap { name, text in text.map { Value(name, $0) } })
  }
}

extension OutreachFiring {
  /// Of what a trigger fired for; whatever of it was undone stays fired.
  public var past: PastFiring {
    PastFiring(trigger: trigger, occasion: occasion, at: at, passed: passed, isEscalated: escalated != nil)
  }

  /// The renewal steps that were passed over by it.
  public var passed: [Int] { (reason["passedOver"] ?? "").split(separator: " ").compactMap { Int($0) } }
}

/// That something fired, as much as later judgements go by.
public struct PastFiring: Hashable, Sendable, Codable {
  public var trigger: TriggerID
  public var occasion: String
  public var at: Instant
  public var passed: [Int]
  public var isEscalated: Bool

  public init(trigger: TriggerID, occasion: String, at: Instant, passed: [Int] = [], isEscalated: Bool = false) {
    self.trigger = trigger
    self.occasion = occasion
    self.at = at
    self.passed = passed
    self.isEscalated = isEscalated
  }
}
