/// A person at a customer.
public struct Contact: Hashable, Sendable, Codable, Identifiable {
  public var id: ContactID
  public var customer: CustomerID
  public var name: String
  public var email: String
  /// What the person does there, such as `IT director`; empty when unknown.
  public var role: String
  public var isPrimary: Bool

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

public struct ContactID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}
