/// A person's judgement in place of a computed value, until it expires; the computed value goes on underneath.
public struct Override: Hashable, Sendable, Codable, Identifiable {
  public var id: OverrideID
  public var customer: CustomerID
  public var target: OverrideTarget
  /// 0 to 100
  public var value: Int
  public var reason: String
  public var author: String
  public var at: Instant
  public var expires: Instant
  /// When someone took it back before it expired.
  public var withdrawn: Instant?

  public init(
    id: OverrideID, customer: CustomerID, target: OverrideTarget, value: Int, reason: String,
    author: String, at: Instant, expires: Instant, withdrawn: Instant? = nil
  ) {
    self.id = id
    self.customer = customer
    self.target = target
    self.value = value
    self.reason = reason
    self.author = author
    self.at = at
    self.expires = expires
    self.withdrawn = withdrawn
  }

  /// In force from the second it was made to the second before it expires or is withdrawn.
  public func counts(at now: Instant) -> Bool {
    guard at <= now, now < expires else { return false }
    guard let withdrawn else { return true }
    return now < withdrawn
  }
}

public struct OverrideID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

public enum OverrideTarget: Hashable, Sendable, Codable {
  case metric(MetricID)
  case dimension(DimensionID)
  case score
}

extension Override: FactRecord {
  public static let names = RecordNames(.override, title: "override", rows: "overrides")
  public static let blank = Override(
    id: "", customer: "", target: .score, value: 0, reason: "", author: "", at: Instant(seconds: 0),
    expires: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .override(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Override, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the override's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    switch visitor.medium {
    case .file:
      visitor.form(
        .required("target", "score, dimension:NAME or metric:NAME"), &value.target, OverrideTargetForm.self)
    case .table: value.target.storedFields(&visitor)
    }
    visitor.integer(.required("value", "0 to 100"), &value.value, in: 0...100)
    visitor.text(.required("reason", "why a person judges otherwise", filled: "a reason").line, &value.reason)
    visitor.text(.required("author", "who", filled: "a name"), &value.author)
    visitor.instant(.required("at", "time it was made"), &value.at)
    visitor.instant(
      .optional("expires", "time, at most 90 days later; empty: 30 days later"), &value.expires,
      standard: value.at.adding(days: 30))
    visitor.instant(.optional("withdrawn", "time it was taken back, if it was"), &value.withdrawn)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Override, _ visitor: inout Visitor) {
    guard visitor.hasRead("at", "expires") else { return }
    if value.expires <= value.at || value.expires > value.at.adding(days: 90) {
      visitor.complain(
        "expires", "found \(value.expires), expected a time after \(value.at), at most 90 days later")
    }
  }
}

extension OverrideTarget {
  /// As released: what it is, and its name.
  fileprivate mutating func storedFields(_ visitor: inout some FieldVisitor) {
    var (word, name) = parts
    let before = (word, name)
    visitor.text(.stored("target"), &word)
    visitor.text(.stored("target_name"), &name)
    guard before != (word, name) else { return }
    switch word {
    case "metric": self = .metric(MetricID(name))
    case "dimension": self = .dimension(DimensionID(name))
    case "score": self = .score
    default: visitor.complain("target", "'\(word)' is no target of an override")
    }
  }

  private var parts: (String, String) {
    switch self {
    case .metric(let id): ("metric", id.text)
    case .dimension(let id): ("dimension", id.text)
    case .score: ("score", "")
    }
  }
}
