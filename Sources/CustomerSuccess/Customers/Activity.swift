/// Something that happened with a customer and was written down: a call, a note, a milestone, feedback.
public struct Activity: Hashable, Sendable, Codable, Identifiable {
  public var id: ActivityID
  public var customer: CustomerID
  public var at: Instant
  /// The framework's kinds (`Support`, `Feature Usage`, `Feedback`) and the team's own.
  public var kind: String
  public var description: String
  /// What came of it; empty when nothing was noted.
  public var outcome: String
  public var author: String

  public init(
    id: ActivityID, customer: CustomerID, at: Instant, kind: String, description: String,
    outcome: String = "", author: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.at = at
    self.kind = kind
    self.description = description
    self.outcome = outcome
    self.author = author
  }
}

public struct ActivityID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension Activity: FactRecord {
  public static let names = RecordNames(.activity, title: "activity", rows: "activities")
  public static let blank = Activity(id: "", customer: "", at: Instant(seconds: 0), kind: "", description: "")
  /// A note may be a signal that the customer can grow.
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .activity(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Activity, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the activity's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.instant(.required("at", "time"), &value.at)
    visitor.text(.required("type", "such as Support, Feature Usage, Feedback", column: "kind").line, &value.kind)
    visitor.text(.required("description", "what happened", filled: "a text"), &value.description)
    visitor.text(.optional("outcome", "what came of it"), &value.outcome)
    visitor.text(.optional("author", "who wrote it down"), &value.author)
  }
}
