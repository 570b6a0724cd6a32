extension Field {
  /// The names a list understands, in the order help shows them. A list's own fields come first; the customer's are
  /// understood everywhere, its owner as `csm` where `owner` means the row's own.
  public static func names(in subject: Subject) -> [(name: String, field: Field)] {
    switch subject {
    case .customers:
      return [("id", .customerID), ("name", .customerName), ("owner", .customerOwner), ("sla", .customerSLA)]
        + shared
    case .tickets:
      return [
        ("id", .ticketID), ("subject", .subject), ("status", .ticketStatus), ("severity", .severity),
        ("owner", .ticketOwner), ("sla", .ticketSLA), ("breaches", .breaches), ("level", .supportTier),
        ("category", .ticketCategory),
        ("channel", .channel), ("opened", .opened),
      ] + ofCustomer
    case .actions:
      return [
        ("id", .actionID), ("title", .actionTitle), ("status", .actionStatus), ("priority", .priority),
        ("type", .actionKind), ("owner", .actionOwner), ("due", .due),
      ] + ofCustomer
    case .learners: return [("owner", .customerOwner)] + ofCustomer
    case .articles:
      return [
        ("id", .articleID), ("title", .articleTitle), ("state", .articleState), ("tag", .articleTag),
        ("author", .articleAuthor),
      ]
    case .initiatives:
      return [
        ("id", .initiativeID), ("title", .initiativeTitle), ("status", .initiativeStatus),
        ("owner", .initiativeOwner), ("impact", .impact), ("effort", .effort), ("quarter", .quarter),
        ("origin", .initiativeOrigin),
      ]
    }
  }

  /// The field that a word names: by its own name, or by the heading of its column in lists.
  public static func named(_ name: String, in subject: Subject) -> Field? {
    let name = name.lowercased()
    let fields = names(in: subject)
    if let known = fields.first(where: { $0.name == name }) { return known.field }
    return headings.first { $0.heading == name && fields.map(\.field).contains($0.field) }?.field
  }

  /// The headings of its columns that name a field of a list too, with that field's own name.
  public static func headings(in subject: Subject) -> [(heading: String, field: Field)] {
    let names = names(in: subject)
    return headings.filter { heading in
      !names.contains { $0.name == heading.heading } && names.contains { $0.field == heading.field }
    }
  }

  /// Columns are headed by what they have room for; the first that a list has is meant.
  private static let headings: [(heading: String, field: Field)] = [
    ("customer", .customerName), ("status", .health), ("tkt", .openTickets), ("sev", .severity), ("ticket", .ticketID),
    ("lvl", .supportTier), ("to", .supportTier), ("plan", .tier), ("prio", .priority), ("action", .actionID),
    ("article", .articleID), ("initiative", .initiativeID), ("tags", .articleTag), ("when", .journeyStep),
    ("company", .customerName), ("category", .health), ("left", .breaches), ("date", .due), ("risk", .churnRisk),
    // What lists are sorted by has the same name there.
    ("revenue", .revenue), ("opentickets", .openTickets),
  ]

  /// Whether a word stands over a column of these lists that no field asks about.
  static func isShownAlone(_ heading: String, in subject: Subject) -> Bool {
    shownAlone[subject, default: []].contains(heading.lowercased()) && named(heading, in: subject) == nil
  }

  /// What asks nearly the same, where anything does.
  static func instead(of heading: String, in subject: Subject) -> String {
    guard subject == .customers else { return "" }
    return switch heading.lowercased() {
    case "late": " (step:past has those whose next step is late)"
    case "next": " (step:7d has those whose next step is near)"
    case "customers": " (customer:acme has those whose name has it)"
    case "critical": " (health:critical has those whose score is poor)"
    case "breached": " (sla:breached has those with such tickets)"
    default: ""
    }
  }

  private static let shownAlone: [Subject: Set<String>] = [
    .customers: [
      "about", "average", "begins", "breached", "by", "churned", "closes", "critical", "current", "customers", "date",
      "day", "done", "end", "ends", "escalated", "figure", "fired", "firing", "for", "gross", "growing", "in", "item",
      "kind", "late", "left", "logo", "lost", "median", "message", "min", "module", "month", "n", "net", "new", "next",
      "occasion", "opportunity", "out", "phases", "pipeline", "points", "programme", "reached", "reason", "seats",
      "session", "share", "since", "stage", "stands", "start", "state", "subject", "takes", "target", "there", "title",
      "to", "touches", "trainer", "trigger", "value", "why", "with", "won", "zone",
    ],
    .tickets: [
      "breached", "calendar", "cause", "clock", "escalated", "hrs", "missed", "open", "seen", "trigger", "waiting",
    ],
    .learners: ["certificate", "learner", "paths", "role"],
    .articles: ["answered", "changed"],
    .initiatives: ["corner", "done", "late", "returns"],
  ]

  private static let ofCustomer: [(name: String, field: Field)] =
    [("customer", .customerName), ("account", .customerID)] + shared

  private static let shared: [(name: String, field: Field)] = [
    ("csm", .customerOwner), ("tier", .tier), ("industry", .industry), ("size", .size), ("score", .score),
    ("health", .health), ("moved", .moved), ("was", .weekAgo), ("trend", .trend), ("change", .change),
    ("coverage", .coverage), ("expansion", .expansion),
    ("adoption", .adoption), ("engagement", .engagement), ("readiness", .readiness),
    ("renews", .renews), ("churn", .churnRisk), ("step", .journeyStep),
    ("signed", .signedUp), ("mrr", .revenue), ("lifecycle", .lifecycle), ("ae", .accountExecutive),
    ("tickets", .openTickets), ("actions", .openActions),
  ]

  /// Whether any list has a field of this name.
  public static func isName(_ name: String) -> Bool {
    Subject.allCases.contains { names(in: $0).contains { $0.name == name } }
  }

  public var kind: Kind {
    switch self {
    case .customerID, .customerName, .ticketID, .subject, .ticketCategory, .channel, .actionID, .actionTitle,
      .actionKind, .articleID, .articleTitle, .articleTag, .initiativeID, .initiativeTitle, .quarter,
      .initiativeOrigin:
      .text
    case .customerOwner, .accountExecutive, .ticketOwner, .actionOwner, .articleAuthor, .initiativeOwner: .person
    case .score: .number(unit: "")
    case .change, .openTickets, .openActions, .engagement, .impact, .effort: .number(unit: "")
    case .coverage, .adoption, .churnRisk: .number(unit: "%")
    case .revenue: .number(unit: "k")
    case .signedUp: .day(looksAhead: false)
    case .renews, .due, .journeyStep: .day(looksAhead: true)
    case .opened: .moment(looksAhead: false)
    case .breaches: .moment(looksAhead: true)
    case .tier, .industry, .size, .lifecycle, .health, .weekAgo, .moved, .trend, .expansion, .readiness,
      .customerSLA, .ticketSLA, .ticketStatus,
      .severity, .supportTier, .actionStatus, .priority, .articleState, .initiativeStatus:
      .choice(choices)
    }
  }

  private var choices: [Choice] {
    switch self {
    case .tier: Tier.allCases.map { Choice($0.rawValue) }
    case .industry: Industry.allCases.map { Choice($0.rawValue) }
    case .size:
      [Choice("enterprise", "xl"), Choice("large"), Choice("medium"), Choice("small")]
    case .lifecycle: Lifecycle.allCases.map { Choice($0.rawValue) }
    case .health:
      [
        Choice("excellent", "healthy"), Choice("good"), Choice("fair", "at-risk", "atRisk"),
        Choice("poor", "critical"), Choice("unknown", "none"),
      ]
    case .weekAgo:
      [
        Choice("excellent", "healthy"), Choice("good"), Choice("fair", "at-risk", "atRisk"),
        Choice("poor", "critical"), Choice("unknown", "none"), Choice("absent", "new"),
      ]
    case .moved:
      [
        Choice("excellent", "healthy", "yes"), Choice("good", "yes"), Choice("fair", "at-risk", "atRisk", "yes"),
        Choice("poor", "critical", "yes"), Choice("unknown", "yes"), Choice("no", "none"),
      ]
    case .expansion: [Choice("yes"), Choice("no")]
    case .readiness:
      [Choice("excellent"), Choice("good"), Choice("fair"), Choice("poor"), Choice("unknown", "none")]
    case .trend:
      [Choice("improving", "up"), Choice("stable", "flat"), Choice("declining", "down"), Choice("new")]
    case .customerSLA, .ticketSLA:
      [
        Choice("breached"), Choice("imminent", "atRisk", "at-risk", "risk"), Choice("atRisk", "at-risk", "risk"),
        Choice("fine", "ok"),
        Choice("waiting", "paused"), Choice("none"),
      ]
    case .ticketStatus:
      [
        Choice("new"), Choice("open"), Choice("pending"), Choice("onHold", "on-hold", "hold"),
        Choice("resolved"), Choice("closed"),
      ]
    case .severity: Severity.allCases.map { Choice($0.rawValue) }
    case .supportTier: [Choice("1", "t1"), Choice("2", "t2"), Choice("3", "t3")]
    case .actionStatus:
      [
        Choice("pending", "open"), Choice("scheduled", "open"), Choice("inProgress", "in-progress", "open"),
        Choice("succeeded", "done"), Choice("unchanged", "done"), Choice("lost", "done"),
        Choice("invalid", "done"), Choice("dropped"),
      ]
    case .priority: ActionPriority.allCases.map { Choice($0.rawValue) }
    case .articleState: Article.State.allCases.map { Choice($0.rawValue) }
    case .initiativeStatus:
      [
        Choice("idea", "open"), Choice("planned", "open"), Choice("running", "open"), Choice("done"),
        Choice("dropped"),
      ]
    default: []
    }
  }
}
