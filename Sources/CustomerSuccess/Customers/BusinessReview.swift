/// A review of how a customer does, held with it: what was reached, and what was agreed.
///
/// Source: the framework's action item `Schedule QBR`, "quarterly business review to discuss progress and roadmap".
public struct BusinessReview: Hashable, Sendable, Codable, Identifiable {
  public var id: BusinessReviewID
  public var customer: CustomerID
  public var day: LocalDate
  /// Who of the team held it.
  public var author: String
  /// Who of the customer was there, by their names.
  public var attendees: String
  public var goals: String
  /// What was agreed to be done next.
  public var steps: String
  /// Whatever else there is to say; the team's own.
  public var words: String
  /// The day of the next one; nil where none was agreed.
  public var next: LocalDate?

  public init(
    id: BusinessReviewID, customer: CustomerID, day: LocalDate, author: String = "", attendees: String = "",
    goals: String = "", steps: String = "", words: String = "", next: LocalDate? = nil
  ) {
    self.id = id
    self.customer = customer
    self.day = day
    self.author = author
    self.attendees = attendees
    self.goals = goals
    self.steps = steps
    self.words = words
    self.next = next
  }

  /// So long after one the form proposes the next: the framework's reviews are quarterly.
  public static let months = 3
}

public struct BusinessReviewID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension BusinessReview: FactRecord {
  public static let names = RecordNames(
    .businessReview, title: "business review", rows: "business-reviews", table: "business_reviews")
  public static let blank = BusinessReview(id: "", customer: "", day: LocalDate(day: 0))
  public var fact: Fact { .businessReview(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout BusinessReview, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the review's id, such as QBR-1"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.date(.required("day", "date it was held"), &value.day)
    visitor.text(.optional("author", "who held it").person, &value.author)
    visitor.text(
      .optional("attendees", "who of the customer was there, such as Ann Lee, Bo Berg").line, &value.attendees)
    visitor.text(.optional("goals", "goals that were reached"), &value.goals)
    visitor.text(.optional("steps", "next steps that were agreed"), &value.steps)
    visitor.text(.optional("words", "what else there is to say"), &value.words)
    visitor.date(.optional("next", "date of the next one; empty: none agreed", column: "next_on"), &value.next)
  }

  public static func check<Visitor: FieldVisitor>(_ value: BusinessReview, _ visitor: inout Visitor) {
    guard visitor.hasRead("day", "next"), let next = value.next, next <= value.day else { return }
    visitor.complain("next", "found \(next), expected a day after \(value.day)")
  }
}

extension Sequence<BusinessReview> {
  /// The last one that was held by a day.
  public func last(by day: LocalDate) -> BusinessReview? {
    filter { $0.day <= day }.max { ($0.day, $0.id.text.count, $0.id.text) < ($1.day, $1.id.text.count, $1.id.text) }
  }
}
