extension Field {
  /// What the field is, in a few words, for completion and help.
  public var help: String {
    switch self {
    case .customerID: "the customer's id"
    case .customerName: "the customer's name"
    case .tier: "the plan: \(choiceNames)"
    case .industry: "the customer's industry"
    case .size: "the company's size"
    case .customerOwner: "the customer success manager"
    case .accountExecutive: "the account executive"
    case .lifecycle: "where the customer stands: \(choiceNames)"
    case .score: "the health score, 0 to 100"
    case .health: "the score's category"
    case .weekAgo: "the score's category 7 days ago; absent: no customer yet"
    case .moved: "the category it has moved into in the last 7 days; yes: any"
    case .trend: "the score against 30 days ago"
    case .change: "by how many points the score moved in 30 days"
    case .coverage: "the share of metrics that are known, in %"
    case .expansion: "healthy or good, and ready for an upgrade"
    case .adoption: "the share of features that are used, in %"
    case .engagement: "the score of its engagement, 0 to 100"
    case .readiness: "how ready it is for an upgrade"
    case .revenue: "revenue a month in any currency, or in one: 1000EUR"
    case .churnRisk: "how likely it is to leave, in %, as predicted last"
    case .signedUp: "the day of signing up"
    case .renews: "the day of renewal"
    case .journeyStep: "the day of the next step of onboarding; past: late"
    case .openTickets: "how many open tickets"
    case .openActions: "how many open action items"
    case .customerSLA: "the most urgent of its tickets' clocks"
    default: helpOfWork
    }
  }

  private var helpOfWork: String {
    switch self {
    case .ticketID: "the ticket's id"
    case .subject: "the ticket's subject"
    case .ticketStatus: "the ticket's status"
    case .severity: "the ticket's severity"
    case .ticketOwner: "who works on the ticket"
    case .supportTier: "the support tier, 1 to 3"
    case .ticketSLA: "the ticket's most urgent clock: its state, or the time that is left, as sla<1h"
    case .ticketCategory: "what the ticket is about"
    case .channel: "how the ticket came in"
    case .opened: "when the ticket was opened"
    case .breaches: "when the next of the ticket's clocks breaks its promise"
    case .actionID: "the action item's id"
    case .actionTitle: "the action item's title"
    case .actionStatus: "the action item's status"
    case .priority: "the action item's priority"
    case .actionKind: "the kind of action item"
    case .actionOwner: "who has taken the action item"
    case .due: "the day it is due"
    case .articleID: "the article's id"
    case .articleTitle: "the article's title"
    case .articleState: "the article's state"
    case .articleTag: "what the article is about"
    case .articleAuthor: "who wrote the article first"
    case .initiativeID: "the initiative's id"
    case .initiativeTitle: "the initiative's title"
    case .initiativeStatus: "how far the initiative is"
    case .initiativeOwner: "who sees to the initiative"
    case .impact: "what the initiative would bring, 1 to 5"
    case .effort: "what the initiative would take, 1 to 5"
    case .quarter: "the quarter it is planned for, such as 2026-Q4; none where that is open"
    case .initiativeOrigin: "what it answers: theme:performance, cause:process"
    default: ""
    }
  }

  private var choiceNames: String {
    guard case .choice(let choices) = kind else { return "" }
    return choices.map(\.value).joined(separator: ", ")
  }

  /// The signs that may stand behind the field, with what they mean; `:` first, which fits every field.
  public var operators: [(sign: String, help: String)] {
    switch kind {
    case .text: [(":", "has in it"), ("=", "is exactly"), ("!=", "has not in it")]
    case .person, .choice: [(":", "is"), ("!=", "is not")]
    case .number:
      [
        (":", "is, or lies in 60..80"), ("<", "less than"), ("<=", "at most"), (">", "more than"), (">=", "at least"),
      ]
    case .day(let looksAhead):
      looksAhead
        ? [
          (":", "within so many days, or on"), ("<", self == .due ? "sooner than, or late" : "ahead, and sooner than"),
          (">", "later than"),
        ]
        : [(":", "within the last days, or on"), ("<", "less long ago than"), (">", "longer ago than")]
    case .moment(let looksAhead):
      looksAhead
        ? [(":", "within the next minutes or hours"), ("<", "sooner than"), (">", "later than")]
        : [(":", "within the last hours or days"), ("<", "less long ago than"), (">", "longer ago than")]
    }
  }

  /// Values worth offering; people's names come from the store.
  public var examples: [(value: String, help: String)] {
    switch kind {
    case .text, .number: []
    case .person: [("me", "you"), ("none", "nobody")]
    case .choice(let choices): choices.map { ($0.value, $0.words.dropFirst().joined(separator: ", ")) }
    case .day:
      [
        ("7d", "a week"), ("30d", "30 days"), ("90d", "90 days"), ("today", ""), ("past", "before today"),
        ("none", "no day"),
      ]
    case .moment(looksAhead: false):
      [("1h", "an hour"), ("4h", "four hours"), ("today", ""), ("7d", "a week"), ("30d", "30 days")]
    case .moment(looksAhead: true):
      [
        ("15m", "a quarter of an hour"), ("1h", "an hour"), ("4h", "four hours"), ("today", ""),
        ("past", "broken already"), ("none", "no clock runs"),
      ]
    }
  }
}
