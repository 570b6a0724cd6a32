public import CustomerSuccess

/// One ticket's page; nil when there is no such ticket.
public struct TicketDetailQuery: Question {
  public typealias Answer = TicketDetail?
  public var ticket: TicketID

  public init(_ ticket: TicketID) { self.ticket = ticket }
}

/// The tickets that take one up again, the newest first; those that come later are not there yet.
public struct FollowersQuery: Question {
  public typealias Answer = [TicketID]
  public var ticket: TicketID

  public init(of ticket: TicketID) { self.ticket = ticket }
}

/// What a ticket would be after one thing more, done now; nothing is changed. Nil when there is no such ticket.
public struct TrialQuery: Question {
  public typealias Answer = TicketReading?
  public var ticket: TicketID
  public var kind: TicketEvent.Kind
  public var author: String

  public init(of ticket: TicketID, trying kind: TicketEvent.Kind, by author: String = "") {
    self.ticket = ticket
    self.kind = kind
    self.author = author
  }
}

/// All that one ticket's page shows.
public struct TicketDetail: Hashable, Sendable, Identifiable {
  public var row: TicketRow
  /// What has happened up to now, oldest first.
  public var events: [TicketEvent]
  public var customer: CustomerRow
  /// The customer's other open tickets, most urgent first.
  public var others: [TicketRow]
  /// Articles that were drafted from it or answered it, by their ids.
  public var articles: [LinkedArticle]
  /// The ended ticket that it takes up again, and those that take it up, the newest first.
  public var follows: TicketRow?
  public var followers: [TicketRow]
  public var id: TicketID { row.id }

  public init(
    row: TicketRow, events: [TicketEvent], customer: CustomerRow, others: [TicketRow], articles: [LinkedArticle] = [],
    follows: TicketRow? = nil, followers: [TicketRow] = []
  ) {
    self.row = row
    self.events = events
    self.customer = customer
    self.others = others
    self.articles = articles
    self.follows = follows
    self.followers = followers
  }
}

/// A page of the customers' learners by name. The filter asks about the customer; its words search the learner's name too.
public struct LearnerQuery: Question {
  public typealias Answer = Page<LearnerRow>
  public var filter: Filter
  public var window: Window

  public init(filter: Filter = Filter(), window: Window) {
    self.filter = filter
    self.window = window
  }
}

/// A learner with the customer, as a filter sees them.
public struct FilteredLearner: FilterRow {
  public var learner: Learner
  public var customer: CustomerRow

  public init(learner: Learner, customer: CustomerRow) {
    self.learner = learner
    self.customer = customer
  }

  public var words: [String] { [learner.id.text, learner.name] + customer.words }

  public func value(of field: Field) -> FieldValue? { customer.value(of: field) }
}
