/// What is known of a customer that says what came of it in a window.
public struct OutcomeFacts: Hashable, Sendable {
  public var customer: Customer
  public var departures: [Departure] = []
  public var subscriptions: [Subscription] = []
  /// The days on which it opened tickets.
  public var ticketDays: [LocalDate] = []

  public init(_ customer: Customer) { self.customer = customer }
}

extension PredictedEvent {
  /// Pays more at the end of the days than at their beginning.
  public static let expanded = PredictedEvent("expanded")
  /// Opens a ticket in them.
  public static let tickets = PredictedEvent("tickets")
  /// What can be fitted to the stored customers.
  public static let all = [churned, expanded, tickets]

  /// `who leaves within 90 days`
  public func words(days: Int) -> String {
    switch self {
    case .expanded: "who pays more after \(counted(days, "day"))"
    case .tickets: "who opens a ticket within \(counted(days, "day"))"
    default: "who leaves within \(counted(days, "day"))"
    }
  }
}

extension ChurnWindow {
  /// Whether it came; nil for a customer who is not asked about: it was not there, or paid for nothing that could become more.
  public func outcome(_ event: PredictedEvent, _ facts: OutcomeFacts) -> Bool? {
    guard let hasLeft = hasLeft(facts.customer, facts.departures) else { return nil }
    switch event {
    case .expanded:
      guard facts.subscriptions.contains(where: { $0.isLive(on: day) }) else { return nil }
      return revenue(facts, on: last) > revenue(facts, on: day)
    case .tickets: return facts.ticketDays.contains { day < $0 && $0 <= last }
    default: return hasLeft
    }
  }

  /// In the customer's own currency: amounts of two are no sum.
  private func revenue(_ facts: OutcomeFacts, on day: LocalDate) -> Int {
    let own = facts.customer.monthlyRevenue.currency
    return facts.subscriptions.monthlyRevenue(on: day).first { $0.currency == own }?.minorUnits ?? 0
  }
}
