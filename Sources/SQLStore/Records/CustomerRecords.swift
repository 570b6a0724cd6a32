import CustomerSuccess

enum CustomerTable: FactTable {
  static let kind = FactKind.customer
  static let name = "customers"
  static let keyColumns = ["id"]
  static let valueColumns = [
    "name", "tier", "industry", "size", "owner", "account_executive", "signed_up", "renews", "revenue",
    "currency", "seats", "limits", "lifecycle", "churned",
  ]
  static let source = "customers f"
  static let columns = """
    f.id, f.name, f.tier, f.industry, f.size, f.owner, f.account_executive, f.signed_up, f.renews, f.revenue, \
    f.currency, f.seats, f.limits, f.lifecycle, f.churned
    """
  static let order = "f.id"
  static let customer = "f.key"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Customer, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.name)
    binder.bind(value.tier.rawValue)
    binder.bind(value.industry.rawValue)
    binder.bind(value.size.rawValue)
    binder.bind(value.owner)
    binder.bind(value.accountExecutive)
    binder.bind(value.signedUp)
    binder.bind(value.renews)
    binder.bind(value.monthlyRevenue.minorUnits)
    binder.bind(value.monthlyRevenue.currency)
    binder.bind(value.seats)
    binder.bind(StoredLimitsForm.text(value.limits))
    binder.bind(value.lifecycle.rawValue)
    binder.bind(value.churned)
  }

  static func read(_ row: SQLRow) throws -> Customer {
    Customer(
      id: row.id(0), name: row[1], tier: try row.choice(2), industry: try row.choice(3), size: try row.choice(4),
      owner: row[5], accountExecutive: row[6], signedUp: row.date(7), renews: row.date(orNil: 8),
      monthlyRevenue: Money(minorUnits: row[9], currency: row[10]), seats: row[11],
      limits: try StoredLimitsForm.read(row[12]), lifecycle: try row.choice(13), churned: row.date(orNil: 14))
  }

  static func fact(_ value: Customer) -> Fact { .customer(value) }
  static func value(_ fact: Fact) -> Customer? { if case .customer(let value) = fact { value } else { nil } }
}

enum ContactTable: FactTable {
  static let kind = FactKind.contact
  static let name = "contacts"
  static let keyColumns = ["id"]
  static let valueColumns = ["customer", "name", "email", "role", "is_primary"]
  static let source = "contacts f JOIN customers c ON c.key = f.customer"
  static let columns = "f.id, c.id, f.name, f.email, f.role, f.is_primary"
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Contact, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.name)
    binder.bind(value.email)
    binder.bind(value.role)
    binder.bind(value.isPrimary)
  }

  static func read(_ row: SQLRow) -> Contact {
    Contact(id: row.id(0), customer: row.id(1), name: row[2], email: row[3], role: row[4], isPrimary: row[5])
  }

  static func fact(_ value: Contact) -> Fact { .contact(value) }
  static func value(_ fact: Fact) -> Contact? { if case .contact(let value) = fact { value } else { nil } }
}

enum ActivityTable: FactTable {
  static let kind = FactKind.activity
  static let name = "activities"
  static let keyColumns = ["id"]
  static let valueColumns = ["customer", "at", "kind", "description", "outcome", "author"]
  static let source = "activities f JOIN customers c ON c.key = f.customer"
  static let columns = "f.id, c.id, f.at, f.kind, f.description, f.outcome, f.author"
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Activity, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.at)
    binder.bind(value.kind)
    binder.bind(value.description)
    binder.bind(value.outcome)
    binder.bind(value.author)
  }

  static func read(_ row: SQLRow) -> Activity {
    Activity(
      id: row.id(0), customer: row.id(1), at: row.instant(2), kind: row[3], description: row[4], outcome: row[5],
      author: row[6])
  }

  static func fact(_ value: Activity) -> Fact { .activity(value) }
  static func value(_ fact: Fact) -> Activity? { if case .activity(let value) = fact { value } else { nil } }
}
