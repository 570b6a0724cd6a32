import CustomerSuccess
import SuccessStore

/// What imports of the counted costs bring.
extension CostBench {
  /// Contacts, observations and tickets that are not there yet.
  var news: [Fact] {
    (0..<amount).flatMap { number -> [Fact] in
      let ticket = TicketID("NEW-\(number)")
      return [
        .contact(Contact(id: ContactID("NEW-\(number)"), customer: CostDesk.id, name: "New \(number)")),
        .ticket(
          Ticket(
            id: ticket, customer: CostDesk.id, subject: "New", category: "", channel: "email", created: now - 60)),
        .ticketEvent(
          TicketEvent(
            ticket: ticket, at: now - 60, order: 0, author: .customer("pat"),
            kind: .opened(severity: .low, status: .new))),
      ]
    }
  }

  /// Subscriptions of as many customers, at another price than their source has told before.
  func pricedAnew() async throws -> [Fact] {
    let day = LocalDate(day: now.seconds / 86_400)
    func terms(_ amount: Int) -> [Fact] {
      (0..<self.amount).map { number in
        .subscription(
          Subscription(
            id: SubscriptionID("SUB-NEW-\(number)"), customer: CustomerID("NEW-\(number)"), plan: "Pro",
            amount: Money(minorUnits: amount, currency: "USD"), from: day + -90))
      }
    }
    let customers = (0..<amount).map { number in
      Fact.customer(
        Customer(
          id: CustomerID("NEW-\(number)"), name: "New \(number)", tier: .starter, industry: .other, size: .small,
          signedUp: day + -90))
    }
    try await store.load(customers + terms(400_00), from: "crm", at: now)
    return terms(450_00)
  }

  func imported() async throws -> Int {
    guard let entry = try await store.load(news).entry else { throw Refusal("nothing was imported") }
    return entry.id
  }
}
