import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// What a customer pays for, as its page says it.
extension FormTests {
  /// In a panel that has no room for the days too.
  @Test(arguments: [46, 60, 110]) func whatIsNotPaidForTodayIsSaid(width: Int) throws {
    var detail = fixture.detail(2)
    let (today, customer) = (ConsoleFixture.today, detail.row.customer.id)
    func subscription(_ id: String, from: Int, to: Int?) -> Subscription {
      Subscription(
        id: SubscriptionID(id), customer: customer, plan: id, amount: Money(minorUnits: 300_000, currency: "USD"),
        from: today + from, to: to.map { today + $0 })
    }
    detail.subscriptions = [
      subscription("Ended", from: -400, to: 0), subscription("Runs", from: -30, to: 1),
      subscription("Begins", from: 2, to: nil),
    ]
    var scene = console("2", "enter").scene(for: .customerDetail)
    scene.size = Size(width: width, height: 60)
    let page = CustomerPage(detail: detail, style: .page, opened: [], scene: scene).lines
    var canvas = Canvas(size: Size(width: width, height: page.count))
    for (y, line) in page.enumerated() { line.paint(y, &canvas) }
    let lines = canvas.text.split(separator: "\n").map(String.init)
    let ended = try #require(lines.first { $0.contains("Ended") })
    #expect(ended.contains("ended \(TimeWords.day(today, today: today))") && !ended.contains("a month"), "\(ended)")
    let begins = try #require(lines.first { $0.contains("Begins") })
    #expect(begins.contains("from \(TimeWords.day(today + 2, today: today))"), "\(begins)")
    let runs = try #require(lines.first { $0.contains("Runs") })
    #expect(runs.contains("a month") && !runs.contains("ended"), "\(runs)")
  }
}
