import CustomerSuccess
import Testing

/// Caps, order, reserved, held and dropped.
@Suite struct OutreachMessageTests {
  private let start = OutreachFixture.day("2024-01-10")

  private func course(_ fixture: OutreachFixture, _ days: Int, from: Int = 0) -> [String] {
    var course = OutreachCourse(fixture.facts)
    var told: [String] = []
    for offset in from..<days {
      let found = course.run(fixture.context(start + offset, hour: 23, new: offset == from))
      let now = fixture.moment(start + offset, hour: 23)
      told += found.messages.filter { $0.since == now }.map { "\(offset) \($0.trigger) \($0.state.rawValue)" }
    }
    return told
  }

  @Test func one_to_a_contact_in_three_days_again_on_the_third() throws {
    var fixture = try OutreachFixture { $0.limits = ["features": 20, "workflows": 50] }
    fixture.count("features", 18, on: start)
    fixture.measure("workflowVolume", 90, on: start)
    #expect(
      course(fixture, 9) == [
        "0 usageLimitWarnings drafted", "0 usageLimitWarnings held", "3 usageLimitWarnings drafted",
      ])
  }

  /// The renewal first, then the limit, then the milestone; the third in seven days waits, and is tried every day.
  @Test func two_to_an_account_in_any_seven_days_in_their_order() throws {
    var fixture = try OutreachFixture { [start] in
      $0.renews = start + 30
      $0.signedUp = start - 100
    }
    fixture.event("First workflow created", on: start)
    fixture.measure("workflowVolume", 90, on: start)
    #expect(
      course(fixture, 12) == [
        "0 renewalReminders drafted", "0 usageLimitWarnings held", "0 milestoneCelebrations held",
        "3 usageLimitWarnings drafted", "7 milestoneCelebrations drafted",
      ])
  }

  /// A limit's warning that would crowd the renewal's step out waits behind it.
  @Test func a_renewal_step_that_is_near_is_reserved() throws {
    var fixture = try OutreachFixture { [start] in $0.renews = start + 16 }
    fixture.measure("workflowVolume", 90, on: start)
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start - 20, [.renewalReminders], new: true))
    _ = course.run(fixture.context(start - 14, [.renewalReminders]))
    var told: [String] = []
    for offset in 0..<8 {
      let found = course.run(fixture.context(start + offset, hour: 23))
      told += found.messages.map { "\(offset) \($0.trigger) \($0.state.rawValue) \($0.why)" }
    }
    #expect(
      told == [
        "0 usageLimitWarnings held reserved for the renewal reminder of 2024-01-12", "2 renewalReminders drafted ",
        "2 usageLimitWarnings held P1 had a message on 2024-01-12, the next from 2024-01-15",
        "5 usageLimitWarnings drafted ",
      ])
  }

  @Test func without_a_contact_it_is_held_and_dropped_after_seven_days() throws {
    var fixture = try OutreachFixture()
    fixture.facts.contacts = []
    fixture.measure("workflowVolume", 90, on: start)
    #expect(course(fixture, 12) == ["0 usageLimitWarnings held", "7 usageLimitWarnings dropped"])
    fixture.facts.contacts = [
      Contact(id: "P3", customer: "C", name: "A"), Contact(id: "P2", customer: "C", name: "B"),
    ]
    let found = fixture.context(start, hour: 23, new: true).findings(fixture.facts, OutreachMemory())
    #expect(found.messages.map(\.contact) == ["P2"], "the first by id where none is primary")
  }

  @Test func a_renewals_message_is_dropped_on_its_day_on_churn_and_on_renewal() throws {
    var fixture = try OutreachFixture { [start] in $0.renews = start + 3 }
    fixture.facts.contacts = []
    var told: [String] = []
    for change in 0..<3 {
      var course = OutreachCourse(fixture.facts)
      _ = course.run(fixture.context(start, new: true))
      course.change {
        if change == 1 { $0.journey.customer.renews = start + 369 }
        if change == 2 { ($0.journey.customer.lifecycle, $0.journey.customer.churned) = (.churned, start + 1) }
      }
      for offset in 1...3 {
        told += course.run(fixture.context(start + offset)).messages.filter { $0.state == .dropped }
          .map { "\(change) \(offset) \($0.occasion) \($0.why)" }
      }
    }
    #expect(
      told == [
        "0 3 2024-01-13/7 the renewal's day has come", "0 3 2024-01-13/1 the renewal's day has come",
        "1 1 2024-01-13/7 renewed", "2 1 2024-01-13/7 the customer has left",
      ])
  }
}
