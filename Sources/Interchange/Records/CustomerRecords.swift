import CustomerSuccess

enum CustomerRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the customer's id, such as CUST-001", required: true),
    RecordColumn("name", "company name", required: true),
    RecordColumn("tier", "enterprise, professional, starter or community", required: true),
    RecordColumn("industry", "healthcare, financial, technology, manufacturing or other", required: true),
    RecordColumn("size", "company size: enterprise, large, medium or small", required: true),
    RecordColumn("owner", "customer success manager; empty: nobody"),
    RecordColumn("account_executive", "empty: nobody"),
    RecordColumn("signed_up", "date", required: true),
    RecordColumn("renews", "date; empty: no renewal agreed"),
    RecordColumn("monthly_revenue", "amount in major units, such as 3800 or 99.50; empty: 0"),
    RecordColumn("currency", "ISO 4217; empty: USD"),
    RecordColumn("seats", "licensed users; empty: the plan licenses none"),
    RecordColumn("limits", "plan limits, such as features=25; workflows=50"),
    RecordColumn("lifecycle", "onboarding, active or churned; empty: active"),
    RecordColumn("churned", "date; exactly when the lifecycle is churned"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: CustomerID = row.id("id")
    let name = row.required("name", "a company name")
    let tier: Tier? = row.choice("tier")
    let industry: Industry? = row.choice("industry")
    let size: CompanySize? = row.choice("size")
    let signedUp = row.date("signed_up")
    let renews = row.optionalDate("renews")
    let revenue = money(&row)
    let seats = row.optionalInteger("seats", in: 0...Int.max)
    let limits = limits(&row)
    let lifecycle: Lifecycle? = row.choice("lifecycle", standard: .active)
    let churned = row.optionalDate("churned")
    if lifecycle == .churned, row.isEmpty("churned") {
      row.complain("churned", "empty, expected the day the customer left, as its lifecycle is churned")
    }
    if let lifecycle, lifecycle != .churned, !row.isEmpty("churned") {
      row.complain("churned", "found a date, expected none as the lifecycle is \(lifecycle.rawValue)")
    }
    guard let tier, let industry, let size, let signedUp, let revenue, let lifecycle else { return [] }
    return [
      .customer(
        Customer(
          id: id, name: name, tier: tier, industry: industry, size: size, owner: row.text("owner"),
          accountExecutive: row.text("account_executive"), signedUp: signedUp, renews: renews,
          monthlyRevenue: revenue, seats: seats, limits: limits, lifecycle: lifecycle, churned: churned))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .customer(let customer) = fact else { return nil }
    return [
      customer.id.text, customer.name, customer.tier.rawValue, customer.industry.rawValue, customer.size.rawValue,
      customer.owner, customer.accountExecutive, customer.signedUp.description, customer.renews?.description ?? "",
      customer.monthlyRevenue.amountText, customer.monthlyRevenue.currency, customer.seats.map(String.init) ?? "",
      limitsText(customer.limits), customer.lifecycle.rawValue, customer.churned?.description ?? "",
    ]
  }

  private static func money(_ row: inout RecordRow) -> Money? {
    let currency = row.isEmpty("currency") ? "USD" : row.trimmed("currency")
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }) else {
      row.complain("currency", "found '\(currency.excerpt)', expected three letters such as USD")
      return nil
    }
    let amount = row.isEmpty("monthly_revenue") ? "0" : row.trimmed("monthly_revenue")
    guard let money = Money(amount: amount, currency: currency) else {
      row.complain(
        "monthly_revenue", "found '\(amount.excerpt)', expected an amount such as 3800 or 99.50 in \(currency)")
      return nil
    }
    return money
  }

  private static func limits(_ row: inout RecordRow) -> [String: Int] {
    var limits: [String: Int] = [:]
    let expected = "expected names and whole numbers such as features=25; workflows=50"
    guard let parts = ListText.parts(row.text("limits")) else {
      row.complain("limits", "ends in a bare \\, \(expected)")
      return limits
    }
    for (name, value) in parts {
      guard let value, let number = Int(value.trimmingBlanks()), limits.updateValue(number, forKey: name) == nil else {
        row.complain("limits", "found '\(name.excerpt)', \(expected), each name once")
        return limits
      }
    }
    return limits
  }

  private static func limitsText(_ limits: [String: Int]) -> String {
    ListText.join(limits.sorted { $0.key < $1.key }.map { "\(ListText.escape($0.key))=\($0.value)" })
  }
}

enum ContactRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the contact's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("name", "the person's name", required: true),
    RecordColumn("email", "empty: unknown"),
    RecordColumn("role", "such as IT director; empty: unknown"),
    RecordColumn("primary", "true for the one to turn to first; empty: false", required: true),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    [
      .contact(
        Contact(
          id: row.id("id"), customer: row.id("customer"), name: row.required("name", "a person's name"),
          email: row.text("email"), role: row.text("role"), isPrimary: row.flag("primary")))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .contact(let contact) = fact else { return nil }
    return [
      contact.id.text, contact.customer.text, contact.name, contact.email, contact.role,
      contact.isPrimary ? "true" : "false",
    ]
  }
}
