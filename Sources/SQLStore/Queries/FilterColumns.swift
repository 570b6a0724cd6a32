import CustomerSuccess
import SuccessStore

/// Where a filter's fields lie in SQL. `s` is the customer's standing, `t` the ticket's, `a` the action, `l` the learner,
/// `k` the article, `n` the initiative.
enum FilterColumn {
  /// Folded text; an empty one is no value.
  case text(String)
  /// Folded text of few values, with an index that begins with it; and the values there are as `text`, by a statement that
  /// goes on with a condition.
  case indexed(String, values: String)
  /// Not folded when stored, so folded when asked.
  case rawText(String)
  /// A choice kept as its place in the list.
  case code(String, [String])
  /// A choice kept as its place in the list, the last one by all rows but those that a condition finds: few, along an index.
  case codeAmong(String, [String], among: String)
  /// A choice kept by its name.
  case name(String, [String])
  case number(String)
  /// What a customer pays: in its main currency, and in others.
  case revenue
  case day(String)
  case moment(String)
  /// Several moments, of which one has to pass.
  case moments([String])
}

extension FilterColumn {
  /// Nil where the rows of `subject` have no such field: then only `absent` holds.
  init?(_ field: Field, of subject: Field.Subject, on today: LocalDate) {
    switch field.subject {
    // An article has no customer, an initiative only a filter of them.
    case .customers where subject != .articles && subject != .initiatives: self.init(customer: field, on: today)
    case .tickets where subject == .tickets: self.init(ticket: field)
    case .actions where subject == .actions: self.init(action: field)
    case .articles where subject == .articles: self.init(article: field)
    case .initiatives where subject == .initiatives: self.init(initiative: field)
    default: return nil
    }
  }

  private init?(customer field: Field, on today: LocalDate) {
    switch field {
    case .customerID: self = .text("s.id_folded")
    case .customerName: self = .text("s.name_folded")
    case .tier: self = .code("s.tier", Tier.allCases.map(\.rawValue))
    case .industry: self = .code("s.industry", Industry.allCases.map(\.rawValue))
    case .size: self = .code("s.size", CompanySize.allCases.map(\.rawValue))
    case .customerOwner: self = .indexed("s.owner_folded", values: Self.values("owner_folded", "customer_standing"))
    case .accountExecutive: self = .text("s.executive_folded")
    case .lifecycle: self = .code("s.lifecycle", Lifecycle.allCases.map(\.rawValue))
    case .score: self = .number("s.score")
    case .health: self = .code("s.category", HealthCategory.allCases.map(\.rawValue) + ["unknown"])
    case .weekAgo: self = .code(Self.weekAgo(today), HealthCategory.allCases.map(\.rawValue) + ["unknown", "absent"])
    case .moved:
      self = .codeAmong(
        Self.moved(today), HealthCategory.allCases.map(\.rawValue) + ["unknown", "no"], among: Self.movers(today))
    case .trend: self = .code(Self.trend, HealthTrend.allCases.map(\.rawValue))
    case .change: self = .number("s.change")
    case .coverage: self = .number("(CASE s.applicable WHEN 0 THEN 0.0 ELSE 1.0 * s.known / s.applicable * 100 END)")
    case .expansion: self = .code("s.expansion", ["no", "yes"])
    case .adoption: self = .number("s.adoption")
    case .engagement: self = .number("s.engagement")
    case .readiness: self = .code("s.readiness", HealthCategory.allCases.map(\.rawValue) + ["unknown"])
    case .revenue: self = .revenue
    case .signedUp: self = .day("s.signed_up")
    case .renews: self = .day("s.renews")
    case .churnRisk:
      self = .number("(CASE WHEN s.lifecycle <> \(Lifecycle.churned.code) THEN s.chance / 10000.0 END)")
    case .journeyStep:
      self = .day("(CASE WHEN s.journey_open < \(JourneyStanding.finished) THEN s.journey_open END)")
    case .openTickets: self = .number("s.open_tickets")
    case .openActions: self = .number("s.open_actions")
    case .customerSLA: self = .code("s.sla", TicketSLA.allCases.map(\.rawValue))
    default: return nil
    }
  }

  /// From one value to the next along the index: as many steps as there are values.
  private static func values(_ column: String, _ table: String) -> String {
    """
    WITH RECURSIVE known(text) AS (SELECT min(\(column)) FROM \(table) UNION ALL
      SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > known.text) FROM known
      WHERE known.text IS NOT NULL) SELECT text FROM known WHERE text <> ''
    """
  }

  private init?(ticket field: Field) {
    switch field {
    case .ticketID: self = .text("t.id_folded")
    case .subject: self = .text("t.subject_folded")
    case .ticketStatus: self = .code("t.status", TicketStatus.allCases.map(\.rawValue))
    case .severity: self = .code("t.severity", Severity.allCases.map(\.rawValue))
    case .ticketOwner: self = .text("t.owner_folded")
    case .supportTier: self = .code("(t.support_tier - 1)", SupportTier.allCases.map { String($0.rawValue) })
    case .ticketSLA: self = .code("t.sla", TicketSLA.allCases.map(\.rawValue))
    case .ticketCategory: self = .text("t.category_folded")
    case .channel: self = .text("t.channel_folded")
    case .opened: self = .moment("t.created")
    // Only of running clocks is the place in the queue a due moment; of a broken one, another may break next.
    case .breaches:
      self = .moments(["(CASE WHEN t.band <= \(QueueKey.Rank.running.rawValue) THEN t.queue END)", "t.next_breach"])
    default: return nil
    }
  }

  private init?(action field: Field) {
    switch field {
    case .actionID: self = .rawText("a.id")
    case .actionTitle: self = .rawText("a.title")
    case .actionStatus: self = .name("a.status", ActionStatus.allCases.map(\.rawValue))
    case .priority: self = .name("a.priority", ActionPriority.allCases.map(\.rawValue))
    case .actionKind: self = .rawText("a.kind")
    case .actionOwner: self = .rawText("a.owner")
    case .due: self = .day("a.due")
    default: return nil
    }
  }

  private init?(article field: Field) {
    switch field {
    case .articleID: self = .rawText("k.id")
    case .articleTitle: self = .rawText("k.title")
    case .articleState: self = .name("k.state", Article.State.allCases.map(\.rawValue))
    case .articleTag: self = .rawText("k.tags")
    case .articleAuthor: self = .rawText("k.author")
    default: return nil
    }
  }

  private init?(initiative field: Field) {
    switch field {
    case .initiativeID: self = .rawText("n.id")
    case .initiativeTitle: self = .rawText("n.title")
    case .initiativeStatus: self = .name("n.status", Initiative.Status.allCases.map(\.rawValue))
    case .initiativeOwner: self = .rawText("n.owner")
    case .impact: self = .number("n.impact")
    case .effort: self = .number("n.effort")
    case .quarter: self = .rawText("CASE n.quarter WHEN '' THEN 'none' ELSE n.quarter END")
    case .initiativeOrigin: self = .rawText("n.origin")
    default: return nil
    }
  }

  /// `CategoryPlace` by its place, at the end of the day a week before: from where the first move since led, or where it stands.
  private static func weekAgo(_ today: LocalDate) -> String {
    """
    coalesce((SELECT m.from_place FROM category_moves m WHERE m.customer = s.customer
      AND m.day > \((today - CategoryFlows.week).day) ORDER BY m.day LIMIT 1),
      CASE WHEN s.is_present = 1 THEN s.category ELSE \(CategoryPlace.absent.code) END)
    """
  }

  /// Where it has moved to since; the place of `absent` where it has not, or has come or left.
  private static func moved(_ today: LocalDate) -> String {
    """
    (CASE WHEN s.is_present = 1 AND \(movers(today))
      AND \(weekAgo(today)) NOT IN (s.category, \(CategoryPlace.absent.code)) THEN s.category
      ELSE \(CategoryPlace.absent.code) END)
    """
  }

  private static func movers(_ today: LocalDate) -> String {
    "s.customer IN (SELECT v.customer FROM category_moves v WHERE v.day > \((today - CategoryFlows.week).day))"
  }

  /// `HealthTrend` by its place, from the change it is made of; the core's rule names each whole number once.
  private static let trend: String = {
    let words = HealthTrend.allCases.map(\.rawValue)
    func code(_ change: Double?) -> Int { words.firstIndex(of: HealthTrend(change: change).rawValue) ?? 0 }
    let down = (-100...0).last { HealthTrend(change: Double($0)) == .declining } ?? -101
    let up = (0...100).first { HealthTrend(change: Double($0)) == .improving } ?? 101
    return """
      (CASE WHEN s.change IS NULL THEN \(code(nil)) WHEN s.change >= \(up) THEN \(code(100)) \
      WHEN s.change <= \(down) THEN \(code(-100)) ELSE \(code(0)) END)
      """
  }()

  /// What plain words are looked for in.
  static func words(of subject: Field.Subject) -> [FilterColumn] {
    let customer: [FilterColumn] = [.text("s.name_folded"), .text("s.id_folded")]
    switch subject {
    case .customers: return customer
    case .tickets: return [.text("t.id_folded"), .text("t.subject_folded")] + customer
    case .actions: return [.rawText("a.id"), .rawText("a.title")] + customer
    case .learners: return [.text("l.id_folded"), .text("l.name_folded")] + customer
    case .articles: return [.rawText("k.id"), .rawText("k.title"), .rawText("k.tags"), .rawText("k.body")]
    case .initiatives: return [.rawText("n.id"), .rawText("n.title"), .rawText("n.description")]
    }
  }

  func sql(_ dialect: Dialect) -> String {
    switch self {
    case .text(let sql), .indexed(let sql, _), .code(let sql, _), .codeAmong(let sql, _, _), .name(let sql, _),
      .number(let sql), .day(let sql),
      .moment(let sql):
      sql
    case .revenue: "s.revenue"
    case .moments(let sqls): sqls.joined(separator: ", ")
    case .rawText(let sql): dialect.folded(sql)
    }
  }
}
