/// What becomes different in a customer, or what a new one is made of; nil stays as it is.
public struct CustomerRevision: Hashable, Sendable {
  public var name: String?
  public var tier: Tier?
  public var industry: Industry?
  public var size: CompanySize?
  public var owner: String?
  public var accountExecutive: String?
  public var signedUp: LocalDate?
  /// The outer nil leaves the date, the inner one takes it away; so with the seats.
  public var renews: LocalDate??
  public var monthlyRevenue: Money?
  public var seats: Int??
  public var limits: [String: Int]?
  /// Onboarding or active: leaving and coming back are acts of their own.
  public var lifecycle: Lifecycle?

  public init() {}

  public func applied(to customer: Customer) -> Customer {
    var after = customer
    after.name = name ?? after.name
    after.tier = tier ?? after.tier
    after.industry = industry ?? after.industry
    after.size = size ?? after.size
    after.owner = owner ?? after.owner
    after.accountExecutive = accountExecutive ?? after.accountExecutive
    after.signedUp = signedUp ?? after.signedUp
    after.renews = renews ?? after.renews
    after.monthlyRevenue = monthlyRevenue ?? after.monthlyRevenue
    after.seats = seats ?? after.seats
    after.limits = limits ?? after.limits
    after.lifecycle = lifecycle ?? after.lifecycle
    return after
  }

  /// What of it is no news to the customer stays out, so that what others change beside it stays theirs.
  func news(to customer: Customer) -> CustomerRevision {
    var news = self
    if name == customer.name { news.name = nil }
    if tier == customer.tier { news.tier = nil }
    if industry == customer.industry { news.industry = nil }
    if size == customer.size { news.size = nil }
    if owner == customer.owner { news.owner = nil }
    if accountExecutive == customer.accountExecutive { news.accountExecutive = nil }
    if signedUp == customer.signedUp { news.signedUp = nil }
    if renews == .some(customer.renews) { news.renews = nil }
    // What is paid is said by subscriptions, so that the amount may be news to them; forms leave it empty.
    if seats == .some(customer.seats) { news.seats = nil }
    if limits == customer.limits { news.limits = nil }
    if lifecycle == customer.lifecycle { news.lifecycle = nil }
    return news
  }

  /// `name, owner dana`
  var words: String {
    var parts: [String] = []
    if name != nil { parts.append("name") }
    if let tier { parts.append("tier \(tier.rawValue)") }
    if let industry { parts.append("industry \(industry.rawValue)") }
    if let size { parts.append("size \(size.rawValue)") }
    if let owner { parts.append("owner \(owner.isEmpty ? "nobody" : owner)") }
    if accountExecutive != nil { parts.append("account executive") }
    if let signedUp { parts.append("sign-up \(signedUp.description)") }
    if let renews { parts.append(renews.map { "renewal \($0.description)" } ?? "no renewal") }
    if let monthlyRevenue { parts.append("revenue \(monthlyRevenue.amountText) \(monthlyRevenue.currency)") }
    if seats != nil { parts.append("seats") }
    if limits != nil { parts.append("limits") }
    if let lifecycle { parts.append("lifecycle \(lifecycle.rawValue)") }
    return parts.joined(separator: ", ")
  }
}

/// What becomes different in a contact, or what a new one is made of; nil stays as it is.
public struct ContactRevision: Hashable, Sendable {
  public var name: String?
  public var email: String?
  public var role: String?
  /// Whether the person wants messages.
  public var wantsMessages: Bool?

  public init(name: String? = nil, email: String? = nil, role: String? = nil, wantsMessages: Bool? = nil) {
    self.name = name
    self.email = email
    self.role = role
    self.wantsMessages = wantsMessages
  }

  public func applied(to contact: Contact) -> Contact {
    var after = contact
    after.name = name ?? after.name
    after.email = email ?? after.email
    after.role = role ?? after.role
    after.isUnsubscribed = wantsMessages.map { !$0 } ?? after.isUnsubscribed
    return after
  }

  func news(to contact: Contact) -> ContactRevision {
    ContactRevision(
      name: name == contact.name ? nil : name, email: email == contact.email ? nil : email,
      role: role == contact.role ? nil : role,
      wantsMessages: wantsMessages == !contact.isUnsubscribed ? nil : wantsMessages)
  }

  /// Which fields, not what they say: whose name it was is to be forgotten with the contact.
  var words: String {
    [
      name.map { _ in "name" }, email.map { _ in "e-mail" }, role.map { _ in "role" },
      wantsMessages.map { _ in "messages" },
    ].compactMap(\.self)
      .joined(separator: ", ")
  }
}
