public import CustomerSuccess

/// Journeys that are under way: late ones first, the longest late at the top, then by what is next; finished ones last.
public struct JourneyQuery: Question {
  public typealias Answer = Page<JourneyRow>
  public var filter: Filter
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case next, name, tier, owner, signedUp
  }

  public init(filter: Filter = Filter(), sort: Sort = .next, descending: Bool = false, window: Window) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

/// A customer's journey as lists show it.
public struct JourneyRow: Hashable, Sendable, Identifiable {
  public var customer: Customer
  public var journey: Journey
  public var id: CustomerID { customer.id }

  public init(customer: Customer, journey: Journey) {
    self.customer = customer
    self.journey = journey
  }
}

/// One customer's journey with what happened on it; nil when there is no such customer, or it is on none.
public struct JourneyDetailQuery: Question {
  public typealias Answer = JourneyDetail?
  public var customer: CustomerID

  public init(_ customer: CustomerID) { self.customer = customer }
}

public struct JourneyDetail: Hashable, Sendable {
  public var row: JourneyRow
  /// Newest first.
  public var events: [CustomerEvent]
  /// Action items that steps were taken up as, by step; open ones only.
  public var actions: [StepID: ActionItem]

  public init(row: JourneyRow, events: [CustomerEvent], actions: [StepID: ActionItem]) {
    self.row = row
    self.events = events
    self.actions = actions
  }
}

/// How journeys stand: of those under way how many are late, and of all customers who have not left, whether their journey is
/// under way or over, the funnel of each tier and the activation objective. The same figures as `OnboardingQuery`'s.
public struct JourneyFiguresQuery: Question {
  public typealias Answer = JourneyFigures
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

public struct JourneyFigures: Hashable, Sendable {
  public var underWay: Int
  public var late: Int
  /// Of those that are not late, something is due today.
  public var due: Int
  public var finished: Int
  public var funnels: [JourneyFunnel]
  public var activation: ActivationFigure?

  public init(
    underWay: Int = 0, late: Int = 0, due: Int = 0, finished: Int = 0, funnels: [JourneyFunnel] = [],
    activation: ActivationFigure? = nil
  ) {
    self.underWay = underWay
    self.late = late
    self.due = due
    self.finished = finished
    self.funnels = funnels
    self.activation = activation
  }
}

/// Every journey of the customers that match, over or not, by their ids, and what they amount to.
public struct OnboardingQuery: Question {
  public typealias Answer = Onboarding
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

public struct Onboarding: Hashable, Sendable {
  public var journeys: [JourneyRow]
  public var figures: JourneyFigures

  public init(journeys: [JourneyRow], figures: JourneyFigures) {
    self.journeys = journeys
    self.figures = figures
  }
}
