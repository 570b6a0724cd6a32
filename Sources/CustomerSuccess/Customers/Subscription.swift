/// What a customer pays for, from one day to another: a plan at a price a month.
public struct Subscription: Hashable, Sendable, Codable, Identifiable {
  public var id: SubscriptionID
  public var customer: CustomerID
  public var plan: String
  /// A month.
  public var amount: Money
  /// Licensed users; nil where the plan licenses none.
  public var seats: Int?
  public var from: LocalDate
  /// The first day it is no more; nil while it goes on.
  public var to: LocalDate?

  public init(
    id: SubscriptionID, customer: CustomerID, plan: String, amount: Money, seats: Int? = nil, from: LocalDate,
    to: LocalDate? = nil
  ) {
    self.id = id
    self.customer = customer
    self.plan = plan
    self.amount = amount
    self.seats = seats
    self.from = from
    self.to = to
  }

  /// From its first day on, and on its last day no more.
  public func isLive(on day: LocalDate) -> Bool {
    guard from <= day else { return false }
    return to.map { $0 > day } ?? true
  }
}

public struct SubscriptionID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension Subscription: FactRecord {
  public static let names = RecordNames(.subscription, title: "subscription", rows: "subscriptions")
  public static let blank = Subscription(
    id: "", customer: "", plan: "", amount: Money(minorUnits: 0, currency: "USD"), from: LocalDate(day: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .subscription(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Subscription, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the subscription's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.text(.required("plan", "what is paid for", filled: "the plan's name").line, &value.plan)
    visitor.money(
      .required("amount", "a month, in major units, such as 3800 or 99.50"),
      .optional("currency", "ISO 4217; empty: USD"), &value.amount)
    visitor.integer(
      .optional("seats", "licensed users; empty: the plan licenses none"), &value.seats, in: 0...Int.max)
    visitor.date(.required("from", "date, the first day it holds", column: "starts"), &value.from)
    visitor.date(.optional("to", "date, the first day it holds no more; empty: it goes on", column: "ends"), &value.to)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Subscription, _ visitor: inout Visitor) {
    visitor.checkPaid("amount", value.amount)
    visitor.checkSeats(value.seats)
    guard visitor.hasRead("from", "to"), let to = value.to, to < value.from else { return }
    visitor.complain("to", "found \(to), expected a day not before \(value.from)")
  }
}

extension Sequence<Subscription> {
  /// What those that are live on a day bring a month: an amount a currency, by its code, for amounts of two are no sum.
  public func monthlyRevenue(on day: LocalDate) -> [Money] {
    MoneySums(lazy.filter { $0.isLive(on: day) }.map(\.amount)).amounts
  }

  /// The next day on which one of them begins or ends.
  public func nextTurn(after day: LocalDate) -> LocalDate? {
    lazy.flatMap { [$0.from, $0.to] }.compactMap(\.self).filter { $0 > day }.min()
  }
}

extension Customer {
  /// What it brings a month on a day, an amount a currency: what live subscriptions say where any has begun by then, which is
  /// nothing when all are over; otherwise what it says of itself. Nothing from the day on which it has left.
  public func monthlyRevenue(on day: LocalDate, by subscriptions: some Sequence<Subscription>) -> [Money] {
    let own = recurringRevenue(on: day)
    guard lifecycle(on: day) != .churned, subscriptions.contains(where: { $0.from <= day }) else { return [own] }
    let live = subscriptions.monthlyRevenue(on: day)
    return live.isEmpty ? [Money(minorUnits: 0, currency: own.currency)] : live
  }

  /// As one amount, for lists and sums: of several currencies the one that it says of itself, if not the first by its code.
  public func recurringRevenue(on day: LocalDate, by subscriptions: some Sequence<Subscription>) -> Money {
    let all = monthlyRevenue(on: day, by: subscriptions)
    return all.first { $0.currency == monthlyRevenue.currency } ?? all[0]
  }

  /// The same customer, saying of itself what its subscriptions say.
  public func paying(by subscriptions: some Sequence<Subscription>, on day: LocalDate) -> Customer {
    var customer = self
    guard lifecycle(on: day) != .churned else { return customer }
    customer.monthlyRevenue = recurringRevenue(on: day, by: subscriptions)
    return customer
  }
}
