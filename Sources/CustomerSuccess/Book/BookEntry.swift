/// What a book of business asks of one customer who is there.
public struct BookEntry: Hashable, Sendable {
  /// Empty where nobody owns it.
  public var owner: String
  /// A month, an amount a currency that it pays in.
  public var revenue: MoneySums
  public var score: Int?
  public var renews: LocalDate?
  public var openTickets = 0
  /// Of the open tickets those with a promise that is broken.
  public var breachedTickets = 0
  /// Those that can be worked: who snoozes one has nothing to do about it until its day.
  public var openActions = 0
  /// Of the open action items those whose due day is over.
  public var lateActions = 0
  /// Open opportunities, and what they may bring a month.
  public var opportunities = 0
  public var pipeline = MoneySums()

  public init(owner: String, revenue: Money, score: Int? = nil, renews: LocalDate? = nil) {
    self.owner = owner
    self.revenue = MoneySums()
    self.revenue.add(paid: revenue)
    self.score = score
    self.renews = renews
  }

  /// What it pays beside that, in whatever currency.
  public mutating func add(paid amount: Money) { revenue.add(paid: amount) }

  /// By the score; nil without one.
  public var category: HealthCategory? { score.map(HealthCategory.init(score:)) }

  /// Its contract was to renew on a day that is over.
  public func isOverdue(on today: LocalDate) -> Bool { renews.map { $0 < today } ?? false }

  /// What it brings is at risk: its score is fair or poor, the framework's At Risk and Critical. Of whom no score is known
  /// nothing is said.
  public var isAtRisk: Bool { category?.isAtRisk ?? false }
}
