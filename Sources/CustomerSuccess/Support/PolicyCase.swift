/// What a policy's conditions look at.
struct PolicyCase {
  var severity: Severity
  var supportTier: SupportTier
  var channel: String
  var category: String
  var customer: Customer?
  /// The rest of the ticket, where there is one; not so where a policy is only tried.
  var facts: TicketReading.Facts?

  /// Days are counted from the one on which the ticket was opened, so that no promise changes with the date.
  var context: FilterContext { FilterContext(now: facts?.ticket.created ?? Instant(seconds: 0), zone: .gmt) }
}

extension PolicyCase: FilterRow {
  var words: [String] {
    [facts?.ticket.id.text, facts?.ticket.subject, customer?.name, customer?.id.text].compactMap(\.self)
  }

  func value(of field: Field) -> FieldValue? {
    switch field {
    case .severity: .text(severity.rawValue)
    case .supportTier: .text(String(supportTier.rawValue))
    case .channel: .text(channel)
    case .ticketCategory: .text(category)
    case .ticketID: facts.map { .text($0.ticket.id.text) }
    case .subject: facts.map { .text($0.ticket.subject) }
    case .ticketOwner: facts.map { .text($0.owner) }
    case .opened: facts.map { .moment($0.ticket.created) }
    default: customer.flatMap { $0.value(of: field, lifecycle: $0.lifecycle(on: context.today)) }
    }
  }
}

extension PolicyConditions {
  /// Why a field cannot decide what is promised; nil where it can. Scores, clocks and counts move by themselves, and some of
  /// them with the promise itself; a status comes and goes with each answer.
  public static func refusal(of filter: Filter) -> String? {
    moving(filter).map { "\($0) changes by itself, and what is promised must not change with it" }
  }

  /// The first that moves of what it asks about, in words; alternatives are asked too.
  private static func moving(_ filter: Filter) -> String? {
    filter.terms.lazy.compactMap { term in
      switch term.condition {
      case .field(let field, _): moves(field) ? field.help : nil
      case .trend: "a counter's trend"
      case .any(let filters): filters.lazy.compactMap(moving).first
      case .words: nil
      }
    }.first
  }

  private static func moves(_ field: Field) -> Bool {
    switch field {
    case .score, .health, .trend, .change, .coverage, .expansion, .adoption, .engagement, .readiness, .churnRisk,
      .weekAgo, .moved, .openTickets, .openActions, .customerSLA, .ticketSLA, .breaches, .ticketStatus:
      true
    default: false
    }
  }

  /// Whether more decides than severity and support tier.
  var asksForMore: Bool { !filter.isEmpty }
}
