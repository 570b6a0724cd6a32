import CustomerSuccess
import SuccessStore
import TerminalUI

/// The customer list's columns.
struct CustomerTable {
  var scene: Scene
  var glyphs: GlyphSet

  /// In the order of the columns.
  static let sorts: [CustomerQuery.Sort] = [
    .name, .tier, .score, .change, .renews, .owner, .openTickets, .revenue, .risk, .id,
  ]

  static func title(of sort: CustomerQuery.Sort) -> String {
    switch sort {
    case .id: "Id"
    case .name: "Customer"
    case .tier: "Tier"
    case .score: "Score"
    case .change: "Change"
    case .renews: "Renews"
    case .owner: "Owner"
    case .openTickets: "Tkt"
    case .revenue: "MRR"
    case .risk: "Risk"
    }
  }

  /// Money, work and chances begin with the most; words at A, scores and changes with the worst.
  static func startsDescending(_ sort: CustomerQuery.Sort) -> Bool { [.openTickets, .revenue, .risk].contains(sort) }

  var table: Table<CustomerRow> {
    Table(columns: [
      .init("Customer", .flexible(minimum: 21, weight: 1, wants: 30)) { row in [Piece(row.customer.name)] },
      .init("Id", .fitting(9), priority: 9) { row in [Piece(row.id.text, .muted)] },
      .init("Tier", .fitting(12), priority: 3) { row in [Piece(row.customer.tier.title)] },
      .init("Score", .fixed(6), isRight: true) { row in
        [Piece(HealthWords.score(row.health), HealthWords.tone(row.health.category))]
      }
      .filed(number: { $0.health.score }).filed(as: "Imported score", number: { $0.health.imported })
      .filed(as: "Basis") { HealthWords.basis($0.health) },
      .init("Status", .fitting(8), priority: 4) { row in [status(row)] },
      .init("Change", .fixed(6), named: "Change in 30 days", priority: 1, isRight: true) { row in [change(row)] }
        .filed(number: { $0.health.change }),
      .init("Trend", .fixed(12), priority: 5) { row in
        [Piece(HealthWords.course(row.health, glyphs: glyphs), .sparkline)]
      }.onScreenOnly(),
      .init("Renews", .fitting(11), priority: 2) { row in [renewal(row)] }
        .filed { $0.customer.renews?.description ?? "" },
      .init("Owner", .fitting(13), priority: 6) { row in
        [Piece(row.customer.owner.isEmpty ? String(glyphs.dash) : row.customer.owner, .muted)]
      },
      .init("Tkt", .fixed(4), named: "Open tickets", priority: 7, isRight: true) { row in
        [Piece(row.openTickets == 0 ? "" : "\(row.openTickets)", .atRisk)]
      }.filed(number: \.openTickets),
      .init("MRR", .fixed(9), priority: 8, isRight: true) { row in
        [Piece(NumberWords.money(row.revenue) + (row.revenueBeside.isEmpty ? "" : "+"), .muted)]
      }
      .filed(isNumber: true) { $0.revenue.amountText }
      .filed(as: "Currency") { $0.customer.monthlyRevenue.currency },
      .init("Risk", .fixed(5), named: PredictionWords.title(.churned), priority: 10, isRight: true) { row in
        [Piece(row.churnRisk.map { PredictionWords.percent($0) } ?? "", .muted)]
      }.filed(number: { $0.churnRisk.map { Int(($0 * 100).rounded()) } }),
    ])
  }

  private func status(_ row: CustomerRow) -> Piece {
    let tone = row.lifecycle == .churned ? .muted : HealthWords.tone(row.health.category)
    return Piece(HealthWords.status(row, in: scene.health), tone)
  }

  private func change(_ row: CustomerRow) -> Piece {
    let change = row.health.change
    return Piece(HealthWords.change(change, glyphs: glyphs), HealthWords.tone(change: change.map(Double.init)))
  }

  private func renewal(_ row: CustomerRow) -> Piece {
    guard row.lifecycle != .churned else { return Piece("left", .muted) }
    guard let renews = row.customer.renews else { return Piece("") }
    let isNear = (0..<30).contains(renews - scene.today)
    return Piece(TimeWords.day(renews, today: scene.today), isNear ? .atRisk : .muted)
  }
}

extension CustomerQuery.Sort {
  /// For the frame: `open tickets`.
  var words: String {
    switch self {
    case .id: "id"
    case .name: "name"
    case .tier: "tier"
    case .score: "score"
    case .change: "change in 30 days"
    case .renews: "renewal"
    case .owner: "owner"
    case .openTickets: "open tickets"
    case .revenue: "MRR"
    case .risk: "chance to leave"
    }
  }
}
