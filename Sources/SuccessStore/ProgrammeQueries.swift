public import CustomerSuccess

/// How many are in each programme, of customers that match; programmes that nobody ever was in are there too.
public struct ProgrammesQuery: Question {
  public typealias Answer = [ProgrammeFigures]
  public var filter: Filter
  public var sort: Sort
  public var descending: Bool

  public enum Sort: String, CaseIterable, Sendable {
    /// The rules' own order.
    case order
    case members, title
  }

  public init(_ filter: Filter = Filter(), sort: Sort = .order, descending: Bool = false) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
  }
}

public struct ProgrammeFigures: Hashable, Sendable, Identifiable {
  public var programme: TriggerID
  /// Customers who are in.
  public var members: Int
  /// Customers who were in, and are no more.
  public var former: Int
  public var id: TriggerID { programme }

  public init(programme: TriggerID, members: Int, former: Int) {
    self.programme = programme
    self.members = members
    self.former = former
  }
}

/// Who is in a programme and who was, each customer once with its latest membership; those in first, the newest first.
public struct MemberQuery: Question {
  public typealias Answer = Page<MemberRow>
  public var programme: TriggerID
  public var filter: Filter
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case since, name, owner
  }

  public init(
    _ programme: TriggerID, filter: Filter = Filter(), sort: Sort = .since, descending: Bool = true, window: Window
  ) {
    self.programme = programme
    self.filter = filter
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

public struct MemberRow: Hashable, Sendable, Identifiable {
  public var membership: ProgrammeMembership
  public var customer: Customer
  /// Nil for a programme that the rules have no more.
  public var standing: ProgrammeStanding?
  public var id: CustomerID { customer.id }

  public init(membership: ProgrammeMembership, customer: Customer, standing: ProgrammeStanding?) {
    self.membership = membership
    self.customer = customer
    self.standing = standing
  }
}

/// All memberships of one customer, those that go on first, the newest first.
public struct MembershipsQuery: Question {
  public typealias Answer = [MemberRow]
  public var customer: CustomerID

  public init(_ customer: CustomerID) { self.customer = customer }
}

/// Expansion opportunities of customers that match, open ones first, the strongest first.
public struct OpportunityQuery: Question {
  public typealias Answer = Page<OpportunityRow>
  public var filter: Filter
  /// Nil: all of them.
  public var stage: Opportunity.Stage?
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case score, value, stage, decided, name, owner

    /// What is worth most stands first.
    public var startsDescending: Bool { self == .score || self == .value }
  }

  public init(
    filter: Filter = Filter(), stage: Opportunity.Stage? = nil, sort: Sort = .score, descending: Bool = true,
    window: Window
  ) {
    self.filter = filter
    self.stage = stage
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

public struct OpportunityRow: Hashable, Sendable, Identifiable {
  public var standing: OpportunityStanding
  public var customer: Customer
  public var reading: ExpansionReading
  public var id: OpportunityID { standing.id }

  public init(standing: OpportunityStanding, customer: Customer, reading: ExpansionReading) {
    self.standing = standing
    self.customer = customer
    self.reading = reading
  }
}

/// One opportunity by its id, or the newest of the customer of that id; nil where there is none.
public struct OpportunityDetailQuery: Question {
  public typealias Answer = OpportunityDetail?
  public var id: String

  public init(_ id: String) { self.id = id }
}

public struct OpportunityDetail: Hashable, Sendable {
  public var row: OpportunityRow
  /// Every opportunity of the customer, the newest first.
  public var all: [OpportunityStanding]
  /// The customer's memberships in expansion programmes and campaigns, those that go on first.
  public var memberships: [MemberRow]

  public init(row: OpportunityRow, all: [OpportunityStanding], memberships: [MemberRow]) {
    self.row = row
    self.all = all
    self.memberships = memberships
  }

  /// The one that acts are about.
  public var isCurrent: Bool { row.standing.id == all.first?.id }
}

/// The pipeline of customers that match.
public struct ExpansionFiguresQuery: Question {
  public typealias Answer = ExpansionFigures
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}
