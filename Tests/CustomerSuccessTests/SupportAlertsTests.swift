import CustomerSuccess
import Testing

@Suite struct SupportAlertsTests {
  private let rules = AlertRules(me: "sam")

  /// Opened at 10:00, to be answered within an hour.
  private func story(_ severity: Severity = .high, _ tell: (inout Story) -> Void = { _ in }) -> Story {
    var story = Story(.only(respond: 60))
    story.opened(severity)
    tell(&story)
    return story
  }

  private func alerts(_ story: Story, at time: String, _ rules: AlertRules? = nil) -> [SupportAlert.Cause] {
    (rules ?? self.rules).alerts(of: story.reading(time), at: moment("2026-03-10T\(time)Z")).map(\.cause)
  }

  @Test(arguments: [("10:44:59", false), ("10:45:00", true), ("11:00:00", true), ("11:00:01", false)])
  func aBreachIsNearWithinItsMinutes(time: String, isNear: Bool) {
    let near = SupportAlert.Cause.breachNear(
      .respond, since: moment("2026-03-10T10:00:00Z"), due: moment("2026-03-10T11:00:00Z"))
    #expect(alerts(story(), at: time) == (isNear ? [near] : []))
    #expect(alerts(story(), at: time, AlertRules(me: "", breachWithinMinutes: nil)).isEmpty)
  }

  @Test func whatWaitsOrHasEndedIsNoWarning() {
    #expect(alerts(story { $0.status("10:30:00", .pending) }, at: "10:50:00").isEmpty)
    #expect(alerts(story { $0.reply("10:30:00") }, at: "10:50:00").isEmpty)
    #expect(alerts(story { $0.status("10:30:00", .resolved) }, at: "10:50:00").isEmpty)
  }

  @Test func criticalOnesAreToldAsTheyOpenOrBecomeSo() {
    let opened = SupportAlert.Cause.criticalOpened(at: moment("2026-03-10T10:00:00Z"))
    #expect(alerts(story(.critical), at: "10:00:00") == [opened])
    #expect(alerts(story { $0.add("10:10:00", .agent("kim"), .severity(.critical)) }, at: "10:10:00") == [opened])
    #expect(alerts(story(), at: "10:10:00").isEmpty)
    #expect(alerts(story(.critical), at: "10:00:00", AlertRules(me: "", criticalOpened: false)).isEmpty)
  }

  @Test(arguments: ["sam", "kim", ""])
  func escalationsAreToldToWhoHasTheTicket(owner: String) {
    let story = story {
      $0.add("10:05:00", .agent("kim"), .owner(owner))
      $0.add("10:05:00", .agent("kim"), .escalated(to: .technical, trigger: "Code change"))
    }
    let told = SupportAlert.Cause.escalated(to: .technical, at: moment("2026-03-10T10:05:00Z"))
    #expect(alerts(story, at: "10:05:00") == (owner == "sam" ? [told] : []))
    #expect(alerts(story, at: "10:05:00", AlertRules(me: "")).isEmpty)
  }

  /// In one save it is one thing, whichever was noted first; later it is another, which is no escalation.
  @Test(arguments: [("10:05:00", "kim", true), ("10:05:00", "sam", false), ("12:30:00", "sam", false)])
  func whoTakesWhatWasEscalatedBeforeIsToldOfNoEscalation(at: String, author: String, isTold: Bool) {
    let story = story {
      $0.add("10:01:00", .agent("kim"), .owner("kim"))
      $0.add("10:05:00", .agent("kim"), .escalated(to: .technical, trigger: "Code change"))
      $0.add(at, .agent(author), .owner("sam"))
    }
    #expect(alerts(story, at: "12:30:00").isEmpty != isTold)
    var memory = AlertMemory()
    _ = memory.news(of: [], by: rules, at: moment("2026-03-10T10:04:00Z"))
    let news = memory.news(of: [story.reading("12:30:00")], by: rules, at: moment("2026-03-10T12:30:00Z"))
    #expect(news.isEmpty != isTold)
  }

  @Test func nobodyIsToldTwice() {
    var memory = AlertMemory()
    func news(_ stories: [Story], _ time: String) -> Int {
      memory.news(
        of: stories.map { $0.reading(time) }, by: rules, at: moment("2026-03-10T\(time)Z")
      ).count
    }
    var second = story()
    second.ticket.id = "T-2"
    #expect(news([story(.critical)], "10:00:00") == 0)
    #expect(news([story(.critical), second], "10:44:00") == 0)
    #expect(news([story(.critical), second], "10:45:00") == 2)
    #expect(news([story(.critical), second], "10:46:00") == 0)
    // The clock is set back, and comes there again.
    #expect(news([story(.critical), second], "10:30:00") == 0)
    #expect(news([story(.critical), second], "10:45:00") == 0)
    // At an earlier second a ticket was not there yet: it is no news when it is back.
    #expect(news([story(.critical)], "09:50:00") == 0)
    #expect(news([story(.critical), second], "10:46:00") == 0)
    // What ended and comes back is told anew.
    #expect(news([story(.critical)], "10:46:00") == 0)
    #expect(news([story(.critical), second], "10:47:00") == 1)
  }
}
