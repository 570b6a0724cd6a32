import CustomerSuccess

/// Who a customer is: its contract, its people, and the team's people for it.
struct CustomerStory {
  let customer: Customer
  let contacts: [Contact]
  let tenure: Int

  init(index: Int, plans: CustomerPlans, plan: PortfolioPlan) {
    self.init(
      index: index, tier: plans.tiers[index], industry: plans.industries[index], size: plans.sizes[index],
      tenure: Tenure(seed: plan.seed, index: index).days, plan: plan)
  }

  init(index: Int, tier: Tier, industry: Industry, size: CompanySize, tenure: Int, plan: PortfolioPlan) {
    var random = Random(seed: plan.seed, topic: .contacts, number: index)
    self.tenure = tenure
    let name = Names.company(index, industry: industry)
    let terms = Terms(tier: tier, size: size, &random)
    let team = Team(customers: plan.customers)
    customer = Customer(
      id: CustomerStory.id(index), name: name, tier: tier, industry: industry, size: size,
      owner: team.manager(&random), accountExecutive: tier == .community ? "" : team.executive(&random),
      signedUp: PortfolioPlan.today - tenure,
      renews: tier == .community ? nil : PortfolioPlan.today + CustomerStory.renewal(tenure: tenure, &random),
      monthlyRevenue: Money(minorUnits: terms.revenue, currency: "USD"), seats: terms.seats, limits: terms.limits,
      lifecycle: tenure < 90 ? .onboarding : .active)
    contacts = CustomerStory.contacts(of: customer, &random)
  }

  /// `CUST-001`, `CUST-1250`
  static func id(_ index: Int) -> CustomerID {
    let number = String(index + 1)
    return CustomerID("CUST-" + String(repeating: "0", count: max(0, 3 - number.count)) + number)
  }

  /// Yearly from sign-up, so the next is less than a year away.
  private static func renewal(tenure: Int, _ random: inout Random) -> Int {
    let left = 365 - tenure % 365
    return left == 0 ? 365 : left
  }

  private static func contacts(of customer: Customer, _ random: inout Random) -> [Contact] {
    let roles = ["Chief operating officer", "IT director", "Head of operations", "Platform lead", "Business analyst"]
    let count = customer.tier == .community ? 1 : random.int(1...3)
    return (0..<count).map { number in
      let name = Names.person(&random)
      return Contact(
        id: ContactID("\(customer.id)-P\(number + 1)"), customer: customer.id, name: name,
        email: Names.email(name, company: customer.name), role: random.pick(roles), isPrimary: number == 0)
    }
  }
}

/// What a tier's contract says.
private struct Terms {
  var seats: Int?
  var limits: [String: Int]
  /// A month's revenue in cents.
  var revenue: Int

  init(tier: Tier, size: CompanySize, _ random: inout Random) {
    switch tier {
    case .enterprise:
      seats = random.int(60...240)
      limits = ["features": 40, "workflows": 50 * random.int(4...10)]
      revenue = random.int(60...220) * 10_000
    case .professional:
      seats = random.int(12...60)
      limits = ["features": 25, "workflows": random.pick([50, 75, 100])]
      revenue = random.int(15...60) * 10_000
    case .starter:
      seats = random.int(4...20)
      limits = ["features": 15, "workflows": 20]
      revenue = random.pick([19_900, 29_900, 49_900, 79_900])
    case .community:
      seats = nil
      limits = ["features": 8, "workflows": 10]
      revenue = 0
    }
    if size == .small { revenue = revenue * 4 / 5 }
  }
}

/// The people who look after so many customers.
struct Team {
  private let managers: Int
  private let executives: Int

  init(customers: Int) {
    managers = max(min(12, customers), customers / 104)
    executives = max(min(5, customers), customers / 250)
  }

  func manager(_ random: inout Random) -> String { Names.colleague(random.below(managers)) }
  func executive(_ random: inout Random) -> String { Names.colleague(managers + random.below(executives)) }
  /// One of the support team of eight, or one for every 150 customers.
  static func agent(customers: Int, _ random: inout Random) -> String {
    Names.colleague(1700 + random.below(max(8, customers / 150)))
  }
}
