import CustomerSuccess
import SuccessStore

extension OpportunityQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.opportunities(self) }
}

extension OpportunityDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.opportunity(id) }
}

extension ExpansionFiguresQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.expansionFigures(filter) }
}

extension Snapshot {
  func opportunityList(_ query: OpportunityQuery) -> OrderedList {
    var condition = FilterSQL(.customers, self).condition(query.filter)
    if let stage = query.stage {
      condition = SQLCondition(sql: "o.stage = ?", arguments: [stage.code]) && condition
    }
    return OrderedList(
      db: db, table: "opportunity_standing o", index: query.sort == .score ? "opportunities_by_score" : nil,
      join: query.filter.isEmpty && !query.sort.needsCustomer ? "" : "customer_standing s ON s.customer = o.customer",
      condition: condition, reach: .init(query.filter), order: query.sort.columns + ["o.opportunity"],
      descending: query.descending)
  }

  func opportunities(_ query: OpportunityQuery) throws -> Page<OpportunityRow> {
    let find = try db.statement("SELECT opportunity FROM opportunity_standing WHERE id = ?")
    let slice = try opportunityList(query).slice(query.window) { try find.int([$0]) }
    let owner = try db.statement("SELECT customer, id FROM opportunity_standing WHERE opportunity = ?")
    let rows = try slice.keys.compactMap { key -> OpportunityRow? in
      guard let (customer, id) = try owner.first([key], { row -> (Int, String) in (row[0], row[1]) }) else {
        return nil
      }
      return try opportunityRows(of: customer).first { $0.id.text == id }
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  /// As the rule has them: a window is so few that reckoning them costs less than keeping all that is shown.
  func opportunityRows(of key: Int) throws -> [OpportunityRow] {
    guard let facts = try HealthFacts.load(key, in: db) else { return [] }
    let assessment = rulebook.health.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rulebook.zone)
    return try opportunityRows(of: key, facts, assessment)
  }

  /// The same where the customer's health is known already.
  func opportunityRows(
    of key: Int, _ facts: HealthFacts, _ assessment: HealthAssessment
  ) throws -> [OpportunityRow] {
    let growth = try StandingFacts.GrowthFacts.load(key, of: facts, rulebook, in: db)
    let (all, reading, _) = growth.opportunities(facts, assessment, rulebook, at: now)
    return all.map { OpportunityRow(standing: $0, customer: facts.customer, reading: reading) }
  }

  func opportunity(_ id: String) throws -> OpportunityDetail? {
    let named = try db.statement("SELECT customer FROM opportunity_standing WHERE id = ?").int([id])
    guard let key = try named ?? key(of: CustomerID(id)) else { return nil }
    let all = try opportunityRows(of: key).reversed()
    guard let row = named == nil ? all.first : all.first(where: { $0.id.text == id }) else { return nil }
    return OpportunityDetail(row: row, all: all.map(\.standing), memberships: try memberships(of: key))
  }

  /// Every opportunity is looked at once.
  func expansionFigures(_ filter: Filter) throws -> ExpansionFigures {
    let condition = FilterSQL(.customers, self).condition(filter)
    let present = SQLCondition.present && condition
    let leads =
      try db.statement("SELECT count(*) FROM customer_standing s WHERE s.expansion = 1 AND \(present.sql)")
      .int(present.arguments) ?? 0
    let rows = try db.statement(
      """
      SELECT s.owner, o.stage, o.value, o.currency, o.decided FROM opportunity_standing o
      JOIN customer_standing s ON s.customer = o.customer WHERE \(condition.sql)
      """
    ).rows(condition.arguments)
    var entries: [ExpansionFigures.Entry] = []
    while let row = try rows.next() {
      let (value, day): (Int?, Int?) = (row[2], row[4])
      entries.append(
        ExpansionFigures.Entry(
          owner: row[0], stage: Opportunity.Stage(code: row[1]) ?? .identified,
          value: value.map { Money(minorUnits: $0, currency: row[3]) }, decided: day.map(LocalDate.init(day:))))
    }
    return ExpansionFigures(qualifiedLeads: leads, entries)
  }
}

extension OpportunityQuery.Sort {
  fileprivate var needsCustomer: Bool { self == .name || self == .owner }

  /// Open ones stand before what is decided, whatever they are sorted by.
  fileprivate var columns: [String] {
    switch self {
    case .score: ["o.is_open", "o.score"]
    case .value: ["o.is_open", "coalesce(o.value, -1)"]
    case .stage: ["o.stage", "o.score"]
    case .decided: ["o.is_open", "coalesce(o.decided, 100000000)"]
    case .name: ["s.name_folded"]
    case .owner: ["s.owner_folded"]
    }
  }
}
