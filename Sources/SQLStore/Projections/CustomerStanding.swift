import CustomerSuccess
import SuccessStore

/// A customer's row of `customer_standing`: a core rule's answers, as lists need them.
struct CustomerStanding: Hashable {
  var key: Int
  var computedAt: Int
  var validUntil: Int
  var customer: Place
  var health: Health
  var work: Work
  /// The day of the first open step of a journey that is under way.
  var journeyOpen: Int?
  /// How likely it is to leave, in millionths, as predicted last.
  var chance: Int?

  /// What of the customer itself lists sort and filter by.
  struct Place: Hashable {
    var id: String
    var name: String
    var owner: String
    var executive: String
    var tier: Int
    var industry: Int
    var size: Int
    var lifecycle: Int
    var signedUp: Int
    var renews: Int?
    /// A month, in minor units of the currency.
    var revenue: Int
    var currency: String
    /// In the portfolio: signed up, and not gone.
    var isPresent: Bool
  }

  struct Health: Hashable {
    var score: Int?
    var computed: Int?
    var exact: Double?
    var coverage: Coverage
    var isProvisional: Bool
    var isOverridden: Bool
    var isExpansion: Bool
    var signs: HealthSigns
    var change: Int?
    /// The newest entry of the history, which past days are counted back from.
    var dayScore: Int?
  }

  struct Work: Hashable {
    var openTickets = 0
    var backlog = 0
    var breached = 0
    var atRisk = 0
    var sla = TicketSLA.none
    var openActions = 0
  }

  /// The category's place; behind all of them without a score.
  private var categoryCode: Int { category?.code ?? HealthCategory.allCases.count }

  var category: HealthCategory? { health.score.map(HealthCategory.init(score:)) }

  var place: CategoryPlace { customer.isPresent ? CategoryPlace(category) : .absent }

  /// Where the customer's past days count too.
  var cut: CubeCut { CubeCut(tier: customer.tier, industry: customer.industry, size: customer.size) }

  var cubeKey: CubeKey {
    CubeKey(cut: cut, owner: customer.owner, category: categoryCode)
  }

  /// In the order of `CubeCell.columns`.
  var cell: CubeCell {
    let isAtRisk = category == .fair || category == .poor
    let score = health.score ?? 0
    return CubeCell(values: [
      1, score, health.change ?? 0, health.change == nil ? 0 : 1, health.dayScore ?? 0,
      health.dayScore == nil ? 0 : 1, health.isExpansion ? 1 : 0, isAtRisk && work.openActions == 0 ? 1 : 0,
      work.openTickets, work.backlog, work.breached, work.atRisk, score * score,
      work.openTickets * work.openTickets, score * work.openTickets,
    ])
  }
}

extension CustomerStanding {
  private static let columns = ProjectionSchema.customerStanding.columns.map(\.name)
  private static let list = columns.joined(separator: ", ")
  private static let put = ProjectionSchema.customerStanding.put

  static func find(_ key: Int, in db: any SQLConnection) throws -> CustomerStanding? {
    let statement = try db.statement("SELECT \(list) FROM customer_standing WHERE customer = ?")
    return try statement.first([key], read)
  }

  private static func read(_ row: SQLRow) -> CustomerStanding {
    CustomerStanding(
      key: row[0], computedAt: row[1], validUntil: row[2],
      customer: Place(
        id: row[3], name: row[4], owner: row[5], executive: row[7], tier: row[8], industry: row[9], size: row[10],
        lifecycle: row[11], signedUp: row[12], renews: row[13], revenue: row[14], currency: row[37],
        isPresent: row[32]),
      health: Health(
        score: row[15], computed: row[16], exact: row[17], coverage: Coverage(known: row[18], applicable: row[19]),
        isProvisional: row[20], isOverridden: row[21], isExpansion: row[22],
        signs: HealthSigns(adoption: row[34], engagement: row[35], readiness: HealthCategory(code: row[36])),
        change: row[23], dayScore: row[24]),
      work: Work(
        openTickets: row[25], backlog: row[26], breached: row[27], atRisk: row[28],
        sla: TicketSLA(code: row[29]) ?? .none, openActions: row[30]), journeyOpen: row[33], chance: row[38])
  }

  func write(to db: any SQLConnection) throws {
    try db.statement(Self.put).run { binder in
      binder.bind(key)
      binder.bind(computedAt)
      binder.bind(validUntil)
      bind(customer, &binder)
      bind(health, &binder)
      bind(work, &binder)
      binder.bind(categoryCode)
      binder.bind(customer.isPresent)
      binder.bind(journeyOpen)
      binder.bind(health.signs.adoption)
      binder.bind(health.signs.engagement)
      binder.bind(health.signs.readiness?.code ?? HealthCategory.allCases.count)
      binder.bind(customer.currency)
      binder.bind(chance)
    }
  }

  private func bind(_ place: Place, _ binder: inout Binder) {
    binder.bind(place.id)
    binder.bind(place.name)
    binder.bind(place.owner)
    binder.bind(folded(place.owner))
    binder.bind(place.executive)
    binder.bind(place.tier)
    binder.bind(place.industry)
    binder.bind(place.size)
    binder.bind(place.lifecycle)
    binder.bind(place.signedUp)
    binder.bind(place.renews)
    binder.bind(place.revenue)
  }

  private func bind(_ health: Health, _ binder: inout Binder) {
    binder.bind(health.score)
    binder.bind(health.computed)
    binder.bind(health.exact)
    binder.bind(health.coverage.known)
    binder.bind(health.coverage.applicable)
    binder.bind(health.isProvisional)
    binder.bind(health.isOverridden)
    binder.bind(health.isExpansion)
    binder.bind(health.change)
    binder.bind(health.dayScore)
  }

  private func bind(_ work: Work, _ binder: inout Binder) {
    binder.bind(work.openTickets)
    binder.bind(work.backlog)
    binder.bind(work.breached)
    binder.bind(work.atRisk)
    binder.bind(work.sla.code)
    binder.bind(work.openActions)
  }
}

extension CustomerStanding.Place {
  init(_ customer: Customer, on day: LocalDate) {
    self.init(
      id: folded(customer.id.text), name: folded(customer.name), owner: customer.owner,
      executive: folded(customer.accountExecutive), tier: customer.tier.code, industry: customer.industry.code,
      size: customer.size.code, lifecycle: customer.lifecycle(on: day).code, signedUp: customer.signedUp.day,
      renews: customer.renews?.day, revenue: customer.recurringRevenue(on: day).minorUnits,
      currency: customer.monthlyRevenue.currency, isPresent: customer.counts(on: day))
  }
}
