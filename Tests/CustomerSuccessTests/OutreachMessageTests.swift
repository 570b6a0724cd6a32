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

  /// A customer that is entered a few days before its renewal: the step that had to wait stays behind those of its days.
  @Test func an_earlier_step_never_takes_the_place_of_a_nearer_one() throws {
    let fixture = try OutreachFixture { [start] in $0.renews = start + 8 }
    var course = OutreachCourse(fixture.facts)
    var told: [String] = []
    for offset in 0..<9 {
      let found = course.run(fixture.context(start + offset, hour: 9, [.renewalReminders], new: offset == 0))
      told += found.messages.map { "\(offset) \($0.occasion) \($0.state.rawValue) \($0.why)" }
    }
    #expect(
      told == [
        "0 2024-01-18/14 held reserved for the renewal reminder of 2024-01-11", "1 2024-01-18/7 drafted ",
        "1 2024-01-18/14 held P1 had a message on 2024-01-11, the next from 2024-01-14",
        "4 2024-01-18/14 held reserved for the renewal reminder of 2024-01-17", "7 2024-01-18/1 drafted ",
        "7 2024-01-18/14 dropped held for 7 days: P1 had a message on 2024-01-17, the next from 2024-01-20",
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
        "0 3 2024-01-13/1 the renewal's day has come", "0 3 2024-01-13/7 the renewal's day has come",
        "1 1 2024-01-13/7 renewed", "2 1 2024-01-13/7 the customer has left",
      ])
  }
}

/// What answers, persons' decisions and unsubscribing do to later runs.
@Suite struct OutreachReplyTests {
  private let start = OutreachFixture.day("2024-01-10")

  /// Reminders of one renewal are a sequence: once answered, no more are drafted, and the work goes on.
  @Test func an_answer_ends_the_reminders_of_that_renewal() throws {
    let fixture = try OutreachFixture { [start] in
      $0.renews = start + 60
      $0.signedUp = start - 300
    }
    var course = OutreachCourse(fixture.facts)
    let first = course.run(fixture.context(start, [.renewalReminders], new: true))
    #expect(first.messages.map(\.state) == [.drafted])
    course.change {
      for index in $0.messages.indices {
        ($0.messages[index].state, $0.messages[index].replied) = (.sent, fixture.moment(start + 3))
      }
    }
    var (later, fired) = ([String](), 0)
    for offset in 1...59 {
      let found = course.run(fixture.context(start + offset, [.renewalReminders]))
      later += found.messages.map { "\(offset) \($0.state) \($0.why)" }
      fired += found.firings.count
    }
    #expect(later == [30, 46, 53, 59].map { "\($0) dropped answered on 2024-01-13" })
    #expect(fired == 4, "the team still hears of it")
  }

  /// A noted or imported answer counts for what was sent last before it.
  @Test func a_noted_answer_ends_a_programme() throws {
    var fixture = try OutreachFixture(signedUp: start) { _ in }
    try fixture.useProgrammes("onboardingOptimization")
    var course = OutreachCourse(fixture.facts)
    let begun = course.run(fixture.context(start, [], new: true))
    #expect(begun.memberships.count == 1 && begun.messages.map(\.state) == [.drafted])
    let answer = Activity(
      id: "A-1", customer: "C", at: fixture.moment(start + 2), kind: "reply", description: "Thanks, we are fine")
    course.change {
      for index in $0.messages.indices {
        ($0.messages[index].id, $0.messages[index].state) = ("M-1", .sent)
        $0.messages[index].since = fixture.moment(start + 1)
      }
      $0.activities.append(answer)
    }
    let ended = course.run(fixture.context(start + 3, []))
    #expect(ended.memberships.map(\.after.why) == ["answered on 2024-01-12"])
    for offset in 4...40 { #expect(course.run(fixture.context(start + offset, [])).messages.isEmpty) }
  }

  @Test func what_a_person_holds_is_not_tried_and_takes_no_place() throws {
    var fixture = try OutreachFixture()
    fixture.measure("workflowVolume", 90, on: start)
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start, hour: 23, new: true))
    course.change {
      for index in $0.messages.indices {
        ($0.messages[index].state, $0.messages[index].author, $0.messages[index].why) = (.held, "mira", "call first")
      }
      $0.journey.events.append(
        CustomerEvent(customer: "C", name: "First workflow created", at: fixture.moment(start + 1)))
    }
    let next = course.run(fixture.context(start + 1, hour: 23))
    #expect(next.messages.map(\.state) == [.drafted], "the place of the held one is free")
    for offset in 2...12 {
      #expect(course.run(fixture.context(start + offset, hour: 23)).messages.isEmpty)
    }
    course.change { ($0.journey.customer.lifecycle, $0.journey.customer.churned) = (.churned, start + 13) }
    let over = course.run(fixture.context(start + 13, hour: 23))
    #expect(over.messages.map(\.why) == ["the customer has left"])
  }

  @Test func who_wants_none_is_held() throws {
    var fixture = try OutreachFixture()
    fixture.facts.contacts[0].isUnsubscribed = true
    fixture.measure("workflowVolume", 90, on: start)
    let found = fixture.context(start, hour: 23, new: true).findings(fixture.facts, OutreachMemory())
    #expect(found.messages.map(\.why) == ["P1 wants no messages"])
  }

  /// What was sent counts for the caps since it was drafted.
  @Test func sent_ones_count() throws {
    var fixture = try OutreachFixture()
    fixture.measure("workflowVolume", 90, on: start)
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start, hour: 23, new: true))
    course.change {
      for index in $0.messages.indices {
        $0.messages[index].drafted = $0.messages[index].since
        ($0.messages[index].state, $0.messages[index].since) = (.sent, fixture.moment(start + 1))
      }
      $0.journey.events.append(
        CustomerEvent(customer: "C", name: "First workflow created", at: fixture.moment(start + 1)))
    }
    let next = course.run(fixture.context(start + 1, hour: 23))
    #expect(next.messages.map(\.why) == ["P1 had a message on 2024-01-10, the next from 2024-01-13"])
  }
}
