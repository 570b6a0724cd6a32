import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// What fired for a handful of customers, with messages in every state.
extension ConsoleFixture {
  private static let reasons: [(trigger: OutreachTrigger, occasion: String, hours: Int, reason: String)] = [
    (.healthDeclineAlerts, "2026-11-23", 1, "score=46; before=73; below=70"),
    (.renewalReminders, "2026-12-07/14", 9, "renews=2026-12-07; step=14; daysLeft=14; passedOver=60 30"),
    (
      .usageLimitWarnings, "workflows/2026-11", 26,
      "limit=workflows; percent=74.5; on=2026-11-22; atLeast=85; projected=101.2; reaches=100; by=2026-11-29; slope=3.8"
    ),
    (.featureUnderutilization, "2026-11-20", 80, "metric=featureAdoption; percent=22; on=2026-11-19; below=30; day=64"),
    (.milestoneCelebrations, "starter/day7", 200, "milestone=First production workflow live; reached=2026-11-15"),
    (.usageLimitWarnings, "features/2026-10", 700, "limit=features; percent=88; on=2026-10-25; atLeast=85"),
  ]

  var firings: [FiringRow] {
    Self.reasons.enumerated().map { index, told in
      var firing = OutreachFiring(
        id: FiringID("FIR-\(9 - index)"), customer: customer(index + 1).id, trigger: told.trigger.id,
        occasion: told.occasion, at: Self.now - told.hours * 3600,
        reason: (try? OutreachReasonForm.read(told.reason)) ?? OutreachReason())
      if index == 0 { firing.escalated = firing.at }
      return FiringRow(firing: firing, customer: customer(index + 1))
    }
  }

  var messages: [MessageRow] {
    let states: [(OutreachMessage.State, String)] = [
      (.drafted, ""), (.held, "reserved for the renewal reminder of 2026-11-27"), (.held, "no contact"),
      (.dropped, "held for 7 days: no contact"), (.approved, ""), (.sent, "msmtp"),
      (.failed, "msmtp ended with 75: cannot reach host"),
    ]
    let rows = firings.filter {
      $0.firing.trigger != "healthDeclineAlerts" && $0.firing.trigger != "featureUnderutilization"
    }
    return zip(rows + rows, states).enumerated().map { index, pair in
      let (row, (state, why)) = pair
      let contact =
        why.hasSuffix("no contact")
        ? nil
        : Contact(
          id: ContactID("CON-\(index + 1)"), customer: row.customer.id, name: "Luis Herrera",
          email: "luis.herrera@example.com")
      let message = OutreachMessage(
        id: MessageID("MSG-\(index + 1)"), customer: row.customer.id, contact: contact?.id, trigger: row.firing.trigger,
        occasion: row.firing.occasion, fired: row.firing.at, state: state, since: row.firing.at + 3600 * index,
        why: why,
        drafted: state.hasLeft || state == .approved || state == .failed ? row.firing.at : nil,
        author: state.hasLeft || state == .approved ? "dana" : "")
      return MessageRow(
        message: message, customer: row.customer, contact: contact, firing: row.firing,
        text: outreach.text(
          of: message, from: row.firing, to: contact, at: row.customer, on: Self.today,
          in: Self.zone))
    }
  }

  func outreachWhy(_ id: String) -> OutreachWhy? {
    let message = messages.first { $0.id.text == id }
    guard let firing = firings.first(where: { $0.id.text == id || $0.id == message?.firing?.id }) else { return nil }
    let words = outreach.triggers[OutreachTrigger(firing.firing.trigger) ?? .renewalReminders]
    let item = ActionItem(
      id: "ACT-41", customer: firing.customer.id, priority: .high, kind: words?.kind ?? "",
      title: "\(words?.title ?? ""): \(firing.firing.words)", owner: "dana", due: Self.today + 1,
      origin: .trigger(firing.firing.trigger.text), created: firing.firing.at)
    var why = OutreachWhy(
      customer: firing.customer, firing: firing.firing, message: message, actions: [item],
      messages: messages.filter { $0.firing?.id == firing.id }.map(\.message))
    if firing.id == "FIR-6" {
      why.mute = OutreachMute(
        customer: firing.customer.id, trigger: firing.firing.trigger, reason: "They are in training", author: "dana",
        at: Self.now, until: Self.today + 20)
    }
    return why
  }
}
