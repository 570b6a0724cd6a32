/// Something a filter can ask about. A customer's fields hold for its tickets and actions too.
public enum Field: Hashable, Sendable, CaseIterable {
  case customerID, customerName, tier, industry, size, customerOwner, accountExecutive, lifecycle
  case score, health, trend, change, coverage, expansion, revenue, signedUp, renews
  /// How likely it is to leave, by the model that was fitted last.
  case churnRisk
  /// The category of a week ago, and the one that it has moved into since.
  case weekAgo, moved
  /// What of the customer's health programmes go by: feature adoption, the score of its engagement, its readiness for more.
  case adoption, engagement, readiness
  /// The day of the first open step of a journey that is under way.
  case journeyStep
  case openTickets, openActions
  /// The most urgent state of the customer's open tickets' clocks.
  case customerSLA
  case ticketID, subject, ticketStatus, severity, ticketOwner, supportTier, ticketSLA, ticketCategory, channel, opened
  /// When the next promise of the ticket breaks, whether others are broken or not; and when the first one broke.
  case breaches
  case actionID, actionTitle, actionStatus, priority, actionKind, actionOwner, due
  case articleID, articleTitle, articleState, articleTag, articleAuthor
  case initiativeID, initiativeTitle, initiativeStatus, initiativeOwner, impact, effort, quarter, initiativeOrigin

  /// The list whose rows have this field themselves.
  public var subject: Subject {
    switch self {
    case .customerID, .customerName, .tier, .industry, .size, .customerOwner, .accountExecutive, .lifecycle,
      .score, .health, .trend, .change, .coverage, .expansion, .adoption, .engagement, .readiness, .revenue, .signedUp,
      .renews, .churnRisk, .weekAgo, .moved, .journeyStep, .openTickets, .openActions, .customerSLA:
      .customers
    case .ticketID, .subject, .ticketStatus, .severity, .ticketOwner, .supportTier, .ticketSLA, .ticketCategory,
      .channel, .opened, .breaches:
      .tickets
    case .actionID, .actionTitle, .actionStatus, .priority, .actionKind, .actionOwner, .due: .actions
    case .articleID, .articleTitle, .articleState, .articleTag, .articleAuthor: .articles
    case .initiativeID, .initiativeTitle, .initiativeStatus, .initiativeOwner, .impact, .effort, .quarter,
      .initiativeOrigin:
      .initiatives
    }
  }

  public enum Subject: String, CaseIterable, Sendable {
    case customers, tickets, actions, learners, articles, initiatives
  }

  /// How the field's values are written and compared.
  public enum Kind: Hashable, Sendable {
    /// Compared by containment.
    case text
    /// Compared by containment, by `=` as a whole; `me` and `none` are understood.
    case person
    /// One of a few words; each may be written in any of several ways.
    case choice([Choice])
    /// A number, with the unit that may be written behind it.
    case number(unit: String)
    /// A day; durations look ahead (`renews<30d`) or back (`signed<90d`).
    case day(looksAhead: Bool)
    /// A moment; durations look ahead (`breaches<1h`) or back (`opened<4h`).
    case moment(looksAhead: Bool)

    /// Whether there is a less and a more of it.
    var hasOrder: Bool {
      switch self {
      case .text, .person, .choice: false
      case .number, .day, .moment: true
      }
    }
  }

  /// A value with the words that mean it; the first is its name.
  public struct Choice: Hashable, Sendable {
    public var value: String
    public var words: [String]

    init(_ value: String, _ words: String...) {
      self.value = value
      self.words = [value] + words
    }

    /// Letters and digits alone, in one case: people write the same word in two, with a hyphen or in one.
    static func bare(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }
  }
}
