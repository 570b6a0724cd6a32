/// Whom the team looks after: one company, one contract.
public struct Customer: Hashable, Sendable, Codable, Identifiable {
  public var id: CustomerID
  public var name: String
  public var tier: Tier
  public var industry: Industry
  public var size: CompanySize
  /// The customer success manager who owns the account; empty when nobody does.
  public var owner: String
  /// Empty when nobody is named.
  public var accountExecutive: String
  public var signedUp: LocalDate
  public var renews: LocalDate?
  public var monthlyRevenue: Money
  /// Licensed users; nil where the plan licenses none (the free community plan).
  public var seats: Int?
  /// Plan limits by name, such as `workflows` a month or available `features`.
  public var limits: [String: Int]
  public var lifecycle: Lifecycle
  /// The day the customer left; set exactly when `lifecycle` is `churned`.
  public var churned: LocalDate?
  public var link: WebAddress?
  /// Who referred it: another customer's id, or a name; nil as far as it is not told.
  public var referredBy: String?

  public init(
    id: CustomerID, name: String, tier: Tier, industry: Industry, size: CompanySize,
    owner: String = "", accountExecutive: String = "", signedUp: LocalDate,
    renews: LocalDate? = nil, monthlyRevenue: Money = Money(minorUnits: 0, currency: "USD"),
    seats: Int? = nil, limits: [String: Int] = [:], lifecycle: Lifecycle = .active,
    churned: LocalDate? = nil
  ) {
    self.id = id
    self.name = name
    self.tier = tier
    self.industry = industry
    self.size = size
    self.owner = owner
    self.accountExecutive = accountExecutive
    self.signedUp = signedUp
    self.renews = renews
    self.monthlyRevenue = monthlyRevenue
    self.seats = seats
    self.limits = limits
    self.lifecycle = lifecycle
    self.churned = churned
  }
}

extension Customer {
  /// Where the customer stands on a day: who has not left by then is still active.
  public func lifecycle(on day: LocalDate) -> Lifecycle {
    guard let churned, churned > day else { return lifecycle }
    return .active
  }

  /// Whether portfolios count the customer on a day: signed up by then, and not gone.
  public func counts(on day: LocalDate) -> Bool { signedUp <= day && lifecycle(on: day) != .churned }

  /// What it brings a month on a day, by what it says of itself: nothing from the day on which it has left.
  public func recurringRevenue(on day: LocalDate) -> Money { recurringRevenue(as: lifecycle(on: day)) }

  public func recurringRevenue(as lifecycle: Lifecycle) -> Money {
    lifecycle == .churned ? Money(minorUnits: 0, currency: monthlyRevenue.currency) : monthlyRevenue
  }

  /// The next day on which one of the two changes by time alone.
  public func nextTurn(after day: LocalDate) -> LocalDate? {
    [signedUp, churned].compactMap(\.self).filter { $0 > day }.min()
  }
}

/// A customer's id as the team writes it, such as `CUST-001`.
public struct CustomerID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

public enum Tier: String, CaseIterable, Sendable, Codable {
  case enterprise, professional, starter, community
  public var title: String { rawValue.capitalizedFirst }
}

public enum Industry: String, CaseIterable, Sendable, Codable {
  case healthcare, financial, technology, manufacturing, other
  public var title: String { rawValue.capitalizedFirst }
}

public enum CompanySize: String, CaseIterable, Sendable, Codable {
  case enterprise, large, medium, small
  public var title: String { rawValue.capitalizedFirst }
  /// `XL` for `enterprise`, where the word could be read as the tier.
  public var shortTitle: String { self == .enterprise ? "XL" : title }
}

public enum Lifecycle: String, CaseIterable, Sendable, Codable {
  case onboarding, active, churned
  public var title: String { rawValue.capitalizedFirst }
}

extension Customer: LinkedRecord {
  public static let names = RecordNames(.customer, title: "customer", rows: "customers")
  public static let blank = Customer(
    id: "", name: "", tier: .community, industry: .other, size: .small, signedUp: LocalDate(day: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .customer(self) }
  public static let inseparable: [[StaticString]] = [["lifecycle", "churned"]]

  public static func fields<Visitor: FieldVisitor>(_ value: inout Customer, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the customer's id, such as CUST-001"), &value.id)
    visitor.text(.required("name", "company name", filled: "a company name").company, &value.name)
    visitor.choice(.required("tier", "enterprise, professional, starter or community"), &value.tier)
    visitor.choice(
      .required("industry", "healthcare, financial, technology, manufacturing or other"), &value.industry)
    visitor.choice(.required("size", "company size: enterprise, large, medium or small"), &value.size)
    visitor.text(.optional("owner", "customer success manager; empty: nobody").person, &value.owner)
    visitor.text(.optional("account_executive", "empty: nobody").person, &value.accountExecutive)
    visitor.date(.required("signed_up", "date"), &value.signedUp)
    visitor.date(.optional("renews", "date; empty: no renewal agreed"), &value.renews)
    visitor.money(
      .optional(
        "monthly_revenue",
        "amount in major units, such as 3800 or 99.50; where it has subscriptions they decide what it brings; empty: 0",
        column: "revenue"),
      .optional("currency", "ISO 4217; empty: USD"), &value.monthlyRevenue)
    visitor.integer(
      .optional("seats", "licensed users; empty: the plan licenses none"), &value.seats, in: 0...Int.max)
    let limits = RecordField.optional("limits", "plan limits, such as features=25; workflows=50")
    switch visitor.medium {
    case .file: visitor.form(limits, &value.limits, LimitsForm.self)
    case .table: visitor.form(limits, &value.limits, StoredLimitsForm.self)
    }
    visitor.choice(
      .optional("lifecycle", "onboarding, active or churned; empty: active"), &value.lifecycle, standard: .active)
    visitor.date(.optional("churned", "date; exactly when the lifecycle is churned"), &value.churned)
    visitor.link(&value.link)
    visitor.text(
      .optional("referred_by", "who referred it: a customer's id, or a name; empty: not told").line, &value.referredBy)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Customer, _ visitor: inout Visitor) {
    visitor.checkPaid("monthly_revenue", value.monthlyRevenue)
    visitor.checkSeats(value.seats)
    if visitor.hasRead("signed_up", "renews"), let day = value.renews, day < value.signedUp {
      visitor.complain("renews", value.beforeSignUp(day))
    }
    if visitor.hasRead("signed_up", "churned"), let day = value.churned, day < value.signedUp {
      visitor.complain("churned", value.beforeSignUp(day))
    }
    guard visitor.hasRead("lifecycle", "churned") else { return }
    if value.lifecycle == .churned, value.churned == nil {
      visitor.lack("churned", "the day the customer left, as its lifecycle is churned")
    }
    if value.lifecycle != .churned, value.churned != nil {
      visitor.complain("churned", "found a date, expected none as the lifecycle is \(value.lifecycle.rawValue)")
    }
  }

  private func beforeSignUp(_ day: LocalDate) -> String {
    "found \(day), expected a day not before \(signedUp), when the customer signed up"
  }
}
