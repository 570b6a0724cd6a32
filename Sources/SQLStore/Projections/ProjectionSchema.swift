import CustomerSuccess

/// What is computed from the facts and can be computed again. Not migrated: a new shape replaces the old one.
///
/// `computed_at` and `valid_until` bound the time for which a row holds. Choices are kept as their place among all
/// cases. There are no foreign keys, so that the same tables can stand before the kept ones for
/// one connection.
enum ProjectionSchema {
  struct Table {
    var name: String
    /// Stored columns with their types and checks, the primary key's included.
    var columns: [(name: String, type: ColumnType)]
    var generated: [(name: String, expression: String)] = []
    var primaryKey: [String]
    var indexes: [(name: String, columns: String)] = []

    /// Writes a row, over that of the same key where there is one: a value for each column, in their order.
    var put: String {
      let names = columns.map(\.name)
      let list = names.joined(separator: ", ")
      let marks = names.map { _ in "?" }.joined(separator: ", ")
      let values = names.filter { !primaryKey.contains($0) }.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      return """
        INSERT INTO \(name) (\(list)) VALUES (\(marks))
        ON CONFLICT (\(primaryKey.joined(separator: ", "))) DO UPDATE SET \(values)
        """
    }
  }

  enum ColumnType {
    case integer, text, integerOrNull, realOrNull

    func sql(_ tables: Dialect.Tables) -> String {
      switch self {
      case .integer: "\(tables.integer) NOT NULL"
      case .text: "\(tables.text) NOT NULL"
      case .integerOrNull: tables.integer
      case .realOrNull: tables.real
      }
    }
  }

  static let tables = [
    customerStanding, ticketStanding, ticketVerdicts, enrolmentStanding, learnerNames, opportunityStanding,
    scoreChanges, categoryMoves,
    cube, ownerCube, dayCube,
  ]

  /// One row a question whose answer is kept. None of `tables`: no fact moves it, `check` has nothing to hold it against, and nobody
  /// has a view of it at another moment.
  static let keptAnswers = Table(
    name: "kept_answers",
    columns: [
      ("question", text), ("form", integer), ("asked_at", integer), ("change", integer), ("computed_at", integer),
      ("rules", text), ("answer", text), ("checksum", text),
    ],
    primaryKey: ["question"])

  /// The kept tables, or those that stand before them.
  static func create(_ table: Table, in schema: String, _ tables: Dialect.Tables) -> [String] {
    let columns =
      table.columns.map { "\($0.name) \($0.type.sql(tables))" }
      + table.generated.map { "\($0.name) \(tables.computed($0.expression))" }
    let body = (columns + ["PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")))"]).joined(separator: ", ")
    return ["CREATE TABLE \(schema).\(table.name) (\(body)) \(tables.end(table.primaryKey.count))"]
      + table.indexes.map { tables.index($0.name, schema, table.name, $0.columns) }
  }

  private static let integer = ColumnType.integer
  private static let text = ColumnType.text
  /// The valid_until of what time does not change.
  static let forever = 1 << 60

  private static func sorted(_ value: String, last: Int) -> String {
    "CASE WHEN lifecycle = \(Lifecycle.churned.code) THEN \(last + 1) ELSE coalesce(\(value), \(last)) END"
  }

  /// One row a customer: what lists of customers sort and filter by.
  static let customerStanding = Table(
    name: "customer_standing",
    columns: [
      ("customer", integer), ("computed_at", integer), ("valid_until", integer), ("id_folded", text),
      ("name_folded", text), ("owner", text), ("owner_folded", text), ("executive_folded", text),
      ("tier", integer), ("industry", integer), ("size", integer), ("lifecycle", integer),
      ("signed_up", integer), ("renews", .integerOrNull), ("revenue", integer), ("score", .integerOrNull),
      ("computed", .integerOrNull), ("exact", .realOrNull), ("known", integer), ("applicable", integer),
      ("provisional", integer), ("overridden", integer), ("expansion", integer), ("change", .integerOrNull),
      ("day_score", .integerOrNull), ("open_tickets", integer), ("backlog", integer), ("breached", integer),
      ("at_risk", integer), ("sla", integer), ("open_actions", integer),
      ("category", integer), ("is_present", integer), ("journey_open", .integerOrNull),
      ("adoption", .realOrNull), ("engagement", .integerOrNull), ("readiness", integer), ("currency", text),
      ("chance", .integerOrNull),
    ],
    generated: [
      // Sorted upwards whichever way the list goes: what is not known comes last, behind it who has left, and those that are equal stand
      // by name.
      ("score_up", sorted("score", last: 1000)), ("score_down", sorted("-score", last: 1000)),
      ("change_up", sorted("change", last: 1000)), ("change_down", sorted("-change", last: 1000)),
      ("renews_up", sorted("renews", last: 100_000_000)), ("renews_down", sorted("-renews", last: 100_000_000)),
      // In millionths.
      ("chance_up", sorted("chance", last: 2_000_000)), ("chance_down", sorted("-chance", last: 2_000_000)),
    ],
    primaryKey: ["customer"],
    indexes: [
      ("customers_by_id", "(id_folded, customer)"), ("customers_by_name", "(name_folded, customer, id_folded)"),
      ("customers_by_tier", "(tier, customer)"), ("customers_by_owner", "(owner_folded, customer)"),
      ("customers_by_score_up", "(score_up, name_folded, customer)"),
      ("customers_by_score_down", "(score_down, name_folded, customer)"),
      ("customers_by_change_up", "(change_up, name_folded, customer)"),
      ("customers_by_change_down", "(change_down, name_folded, customer)"),
      ("customers_by_renews_up", "(renews_up, name_folded, customer)"),
      ("customers_by_renews_down", "(renews_down, name_folded, customer)"),
      ("customers_by_chance_up", "(chance_up, name_folded, customer)"),
      ("customers_by_chance_down", "(chance_down, name_folded, customer)"),
      ("customers_by_tickets", "(open_tickets, customer)"), ("customers_by_revenue", "(revenue, customer)"),
      ("journeys_in_order", "(journey_open, customer) WHERE journey_open IS NOT NULL"),
      ("customers_due", "(valid_until) WHERE valid_until < \(forever)"), ("customers_computed", "(computed_at)"),
      // What of an owner's customers needs somebody: each index holds only those that may.
      ("day_alarms", "(owner_folded, customer) WHERE sla <= \(DaySQL.alarming)"),
      ("day_work", "(owner_folded, customer) WHERE open_actions > 0"),
      ("day_falls", "(owner_folded, lifecycle, score, change, customer) WHERE change < 0"),
      ("day_journeys", "(owner_folded, journey_open, customer) WHERE journey_open IS NOT NULL"),
      ("day_renewals", "(owner_folded, renews, customer, score, lifecycle) WHERE renews IS NOT NULL"),
    ])

  /// One row a ticket: the queue. `band` is the core's `QueueKey.Rank`, 5 for a ticket that is yet to come.
  static let ticketStanding = Table(
    name: "ticket_standing",
    columns: [
      ("ticket", integer), ("computed_at", integer), ("valid_until", integer), ("customer", integer),
      ("id_folded", text), ("subject_folded", text), ("category_folded", text), ("channel_folded", text),
      ("owner_folded", text), ("status", integer), ("severity", integer), ("support_tier", integer),
      ("is_open", integer), ("sla", integer), ("band", integer), ("queue", integer), ("created", integer),
      ("respond_breached", integer), ("resolve_breached", integer), ("next_breach", .integerOrNull),
    ],
    primaryKey: ["ticket"],
    indexes: [
      ("tickets_in_order", "(band, queue, ticket)"),
      ("standing_by_customer", "(customer, is_open, severity, sla)"),
      (
        "tickets_breached",
        "(customer, respond_breached, resolve_breached) "
          + "WHERE respond_breached + resolve_breached > 0"
      ),
      ("tickets_due", "(valid_until) WHERE valid_until < \(forever)"), ("tickets_computed", "(computed_at)"),
      ("day_tickets", "(owner_folded, ticket) WHERE is_open = 1 AND sla <= \(DaySQL.alarming)"),
    ])

  /// What a ticket adds to the figures of support quality, at the second it does. In the order of time, and with the
  /// values by which figures are cut, so that those of any period are one stretch of the table.
  static let ticketVerdicts = Table(
    name: "ticket_verdicts",
    columns: [
      ("at", integer), ("ticket", integer), ("customer", integer), ("tier", integer), ("severity", integer),
      ("owner_folded", text), ("first_part", integer), ("first_whole", integer),
      ("unescalated_part", integer), ("unescalated_whole", integer), ("respond_part", integer),
      ("respond_whole", integer), ("resolve_part", integer), ("resolve_whole", integer), ("resolved", integer),
      ("resolution_seconds", integer),
    ],
    primaryKey: ["at", "ticket"],
    indexes: [("verdicts_by_ticket", "(ticket)")])

  /// One row a learner: what lists of learners sort and search by.
  static let learnerNames = Table(
    name: "learner_names",
    columns: [("learner", integer), ("customer", integer), ("id_folded", text), ("name_folded", text)],
    primaryKey: ["learner"], indexes: [("learners_by_name", "(name_folded, learner, customer)")])

  static let enrolmentStanding = Table(
    name: "enrolment_standing",
    columns: [
      ("learner", integer), ("path", integer), ("computed_at", integer), ("valid_until", integer),
      ("customer", integer), ("modules_done", integer), ("due", .integerOrNull), ("satisfied_on", .integerOrNull),
    ],
    primaryKey: ["learner", "path"],
    indexes: [
      ("enrolments_by_path", "(path, customer, modules_done, due, satisfied_on)"),
      ("enrolments_by_customer", "(customer)"),
      ("enrolments_due", "(valid_until) WHERE valid_until < \(forever)"), ("enrolments_computed", "(computed_at)"),
    ])

  /// One row an opportunity, those among them that nobody has taken up yet: its number is the customer's and its place among the
  /// customer's. It holds as long as the customer's own row.
  static let opportunityStanding = Table(
    name: "opportunity_standing",
    columns: [
      ("opportunity", integer), ("customer", integer), ("id", text), ("taken", integer), ("stage", integer),
      ("is_open", integer), ("since", integer), ("identified", integer), ("score", integer), ("value", .integerOrNull),
      ("currency", text), ("decided", .integerOrNull),
    ],
    primaryKey: ["opportunity"],
    indexes: [
      ("opportunities_of_customer", "(customer)"), ("opportunities_by_id", "(id)"),
      ("opportunities_by_score", "(is_open, score, opportunity)"),
    ])

  /// Every change of a customer's score up to the clock; without a score from when on nothing was known.
  static let scoreChanges = Table(
    name: "score_changes",
    columns: [("customer", integer), ("at", integer), ("score", .integerOrNull)],
    primaryKey: ["customer", "at"])

  /// One row a customer and local day at whose end it stood in another category than at the end of the day before, with what moved
  /// its score most. Places are `CategoryPlace`'s, coming and leaving among them.
  static let categoryMoves = Table(
    name: "category_moves",
    columns: [
      ("customer", integer), ("day", integer), ("from_place", integer), ("to_place", integer), ("cause", text),
      ("points", .realOrNull),
    ],
    primaryKey: ["customer", "day"],
    indexes: [("moves_by_day", "(day, customer)")])

  /// Sums over customers that are not churned, by the few ways a portfolio is cut; `category` 4 is not scored.
  static let cube = Table(
    name: "cube",
    columns: [("tier", integer), ("industry", integer), ("size", integer), ("category", integer)]
      + CubeCell.columns.map { ($0, integer) },
    primaryKey: ["tier", "industry", "size", "category"])

  /// The same by owner alone: there are as many as the team has people, and with the other ways they would make nearly
  /// as many cells as there are customers.
  static let ownerCube = Table(
    name: "owner_cube",
    columns: [("owner_folded", text), ("owner", text), ("category", integer)]
      + CubeCell.columns.map { ($0, integer) },
    primaryKey: ["owner_folded", "owner", "category"])

  /// By how much a local day moved the sum and the number of scores: a past day's average is today's less the days since.
  static let dayCube = Table(
    name: "day_cube",
    columns: [
      ("day", integer), ("tier", integer), ("industry", integer), ("size", integer), ("score_sum", integer),
      ("score_count", integer),
    ],
    primaryKey: ["day", "tier", "industry", "size"])
}
