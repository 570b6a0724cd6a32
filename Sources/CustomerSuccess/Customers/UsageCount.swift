/// How much of something a customer had used at a time, such as workflows this month: what its plan limits count.
public struct UsageCount: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var counter: CounterID
  public var at: Instant
  public var value: Int
  /// Who says so, or what.
  public var source: String
  public var note: String

  public init(
    customer: CustomerID, counter: CounterID, at: Instant, value: Int, source: String = "", note: String = ""
  ) {
    self.customer = customer
    self.counter = counter
    self.at = at
    self.value = value
    self.source = source
    self.note = note
  }
}

/// What is counted, by the name of its limit in the plan, such as `workflows`.
public struct CounterID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension UsageCount: FactRecord {
  public static let names = RecordNames(.counter, title: "counter", rows: "counters")
  public static let blank = UsageCount(customer: "", counter: "", at: Instant(seconds: 0), value: 0)
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .counter(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout UsageCount, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("counter", "what is counted, as the plan limits name it, such as workflows"), &value.counter)
    visitor.instant(.key("at", "time"), &value.at)
    visitor.integer(.required("count", "a whole number", column: "value"), &value.value, in: 0...Int.max)
    visitor.label(.optional("source", "where the number comes from"), &value.source)
    visitor.text(.optional("note", "what there is to say about it"), &value.note)
  }

  public static func words(_ key: [String]) -> String { "count of \(key[1]) for \(key[0]) at \(key[2])" }
}

extension Customer {
  /// How much of a limit is used: 0.86 for 43 of 50; nil without such a limit.
  public func share(of counter: CounterID, used: Int) -> Double? {
    guard let limit = limits[counter.text], limit > 0 else { return nil }
    return Double(used) / Double(limit)
  }
}
