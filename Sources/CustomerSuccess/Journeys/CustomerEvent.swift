/// Something that happened with a customer and that a journey goes by, such as its first login.
public struct CustomerEvent: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var name: EventName
  public var at: Instant
  /// Who says so, or what.
  public var source: String
  public var note: String

  public init(customer: CustomerID, name: EventName, at: Instant, source: String = "", note: String = "") {
    self.customer = customer
    self.name = name
    self.at = at
    self.source = source
    self.note = note
  }
}

/// `First login`, as it was told; letters and digits alone tell names apart.
public struct EventName: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension CustomerEvent: FactRecord {
  public static let names = RecordNames(.event, title: "event", rows: "events", table: "customer_events")
  public static let blank = CustomerEvent(customer: "", name: "", at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .event(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout CustomerEvent, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(
      .key("event", "what happened, such as First login; journeys.yaml has those that mean something"), &value.name)
    visitor.instant(.key("at", "time"), &value.at)
    visitor.label(.optional("source", "who says so, or what"), &value.source)
    visitor.text(.optional("note", "what there is to say about it"), &value.note)
  }

  public static func words(_ key: [String]) -> String { "event \(key[1]) of \(key[0]) at \(key[2])" }
}

/// A customer's move from one tier to another, as an event that journeys go by.
public struct TierMove: Hashable, Sendable {
  public var from: Tier
  public var to: Tier

  public init(from: Tier, to: Tier) {
    self.from = from
    self.to = to
  }

  /// `Moved from starter to professional`
  public var event: EventName { EventName("Moved from \(from.rawValue) to \(to.rawValue)") }

  /// Nil for any other event.
  public init?(_ event: EventName) {
    let words = event.text.lowercased().split(separator: " ")
    guard words.count == 5, words[0] == "moved", words[1] == "from", words[3] == "to",
      let from = Tier(rawValue: String(words[2])), let to = Tier(rawValue: String(words[4])), from != to
    else { return nil }
    self.init(from: from, to: to)
  }
}
