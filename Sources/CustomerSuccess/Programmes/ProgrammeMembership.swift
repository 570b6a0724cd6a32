/// A customer is in a programme, from one moment to another.
public struct ProgrammeMembership: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var programme: TriggerID
  public var since: Instant
  /// When it was over; nil while it goes on.
  public var until: Instant?
  /// Why it is over.
  public var why: String

  public init(customer: CustomerID, programme: TriggerID, since: Instant, until: Instant? = nil, why: String = "") {
    self.customer = customer
    self.programme = programme
    self.since = since
    self.until = until
    self.why = why
  }
}

extension ProgrammeMembership: FactRecord {
  public static let names = RecordNames(
    .membership, title: "programme membership", rows: "programme-members", table: "programme_members")
  public static let blank = ProgrammeMembership(customer: "", programme: "", since: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public static let inseparable: [[StaticString]] = [["until", "why"]]
  public var fact: Fact { .membership(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout ProgrammeMembership, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("programme", "the framework's name, such as churnPrevention"), &value.programme)
    visitor.instant(.key("since", "time it was taken in"), &value.since)
    visitor.instant(.optional("until", "time it was over; empty: it goes on", column: "ended"), &value.until)
    visitor.text(.optional("why", "why it is over").line, &value.why)
  }

  public static func words(_ key: [String]) -> String { "membership of \(key[0]) in \(key[1]) since \(key[2])" }
}

extension FactKey {
  public static func membership(_ one: ProgrammeMembership) -> FactKey { one.key }
}

/// A membership before and after a run.
public struct MembershipChange: Hashable, Sendable {
  /// Nil for one that begins.
  public var before: ProgrammeMembership?
  public var after: ProgrammeMembership
}

/// What a run remembers of a customer and a programme beside the facts: what was undone does not come back.
public struct ProgrammeMemory: Hashable, Sendable, Codable {
  /// Whether it was in the target when it was looked at last.
  public var isTargeted: Bool
  /// The day of the last touch, or of the one that was passed over as the programme began.
  public var touched: LocalDate?
  /// When time alone may change something.
  public var due: Instant?

  public init(isTargeted: Bool = false, touched: LocalDate? = nil, due: Instant? = nil) {
    self.isTargeted = isTargeted
    self.touched = touched
    self.due = due
  }
}
