/// A customer left, why, and whether it came back. What the customer itself says holds now; this stays in the record.
public struct Departure: Hashable, Sendable, Codable, Identifiable {
  public var id: DepartureID
  public var customer: CustomerID
  /// The first day on which it was no customer any more.
  public var left: LocalDate
  /// One of the contract rules' reasons; empty when nobody knows.
  public var reason: ChurnReasonID
  public var note: String
  /// Nil while it stays away.
  public var returned: LocalDate?

  public init(
    id: DepartureID, customer: CustomerID, left: LocalDate, reason: ChurnReasonID = "", note: String = "",
    returned: LocalDate? = nil
  ) {
    self.id = id
    self.customer = customer
    self.left = left
    self.reason = reason
    self.note = note
    self.returned = returned
  }
}

public struct DepartureID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A short name of `contracts.yaml`, such as `price`.
public struct ChurnReasonID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension Departure: FactRecord {
  public static let names = RecordNames(.departure, title: "departure", rows: "departures")
  public static let blank = Departure(id: "", customer: "", left: LocalDate(day: 0))
  public var fact: Fact { .departure(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Departure, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the departure's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.date(.required("left", "date, the first day it was no customer", column: "left_on"), &value.left)
    visitor.text(
      .optional("reason", "a reason of contracts.yaml, such as price; empty: unknown").line, &value.reason.text)
    visitor.text(.optional("note", "what there is to say about it"), &value.note)
    visitor.date(.optional("returned", "date it came back; empty: it has not"), &value.returned)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Departure, _ visitor: inout Visitor) {
    guard visitor.hasRead("left", "returned"), let returned = value.returned, returned < value.left else { return }
    visitor.complain("returned", "found \(returned), expected a day not before \(value.left)")
  }
}
