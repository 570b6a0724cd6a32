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
