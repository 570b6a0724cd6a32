/// A person at a customer.
public struct Contact: Hashable, Sendable, Codable, Identifiable {
  public var id: ContactID
  public var customer: CustomerID
  public var name: String
  public var email: String
  /// What the person does there, such as `IT director`; empty when unknown.
  public var role: String
  public var isPrimary: Bool
  /// Wants no messages: nothing is sent, whoever approves it.
  public var isUnsubscribed = false
  public var link: WebAddress?

  public init(
    id: ContactID, customer: CustomerID, name: String, email: String = "", role: String = "",
    isPrimary: Bool = false
  ) {
    self.id = id
    self.customer = customer
    self.name = name
    self.email = email
    self.role = role
    self.isPrimary = isPrimary
  }
}

extension Contact {
  /// What was written down before people could want no messages says nothing of it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(ContactID.self, forKey: .id)
    customer = try values.decode(CustomerID.self, forKey: .customer)
    name = try values.decode(String.self, forKey: .name)
    email = try values.decode(String.self, forKey: .email)
    role = try values.decode(String.self, forKey: .role)
    isPrimary = try values.decode(Bool.self, forKey: .isPrimary)
    isUnsubscribed = try values.decodeIfPresent(Bool.self, forKey: .isUnsubscribed) ?? false
    link = try values.decodeIfPresent(WebAddress.self, forKey: .link)
  }
}

public struct ContactID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension Contact: LinkedRecord {
  public static let names = RecordNames(.contact, title: "contact", rows: "contacts")
  public static let blank = Contact(id: "", customer: "", name: "")
  public var fact: Fact { .contact(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Contact, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the contact's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.text(.required("name", "the person's name", filled: "a person's name").person, &value.name)
    visitor.text(.optional("email", "empty: unknown").line, &value.email)
    visitor.text(.optional("role", "such as IT director; empty: unknown").line, &value.role)
    visitor.flag(
      .required("primary", "true for the one to turn to first; empty: false", column: "is_primary"), &value.isPrimary)
    visitor.flag(
      .optional("unsubscribed", "true for one who wants no messages; empty: false", column: "is_unsubscribed"),
      &value.isUnsubscribed)
    visitor.link(&value.link)
  }
}
