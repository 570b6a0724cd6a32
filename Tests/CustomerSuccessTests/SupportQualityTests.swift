import CustomerSuccess
import Testing

@Suite struct SupportQualityTests {
  private let march = moment("2026-03-01T00:00:00Z")..<moment("2026-04-01T00:00:00Z")
  private let now = moment("2026-04-05T00:00:00Z")

  private func story(_ tell: (inout Story) -> Void) -> TicketReading {
    var story = Story(.only(respond: 60, update: 120, resolve: 480))
    story.opened()
    tell(&story)
    return story.reading(now.iso8601)
  }

  private func verdict(_ reading: TicketReading) -> SupportQuality {
    SupportQualityRules.verdict(for: reading, period: march, at: now)
  }

  private func firstContact(_ tell: @escaping (inout Story) -> Void) -> TicketShare {
    verdict(story(tell)).firstContact
  }

  @Test func firstContactIsOneReplyNoEscalationNoReturn() {
    let yes = TicketShare(part: 1, whole: 1)
    let no = TicketShare(part: 0, whole: 1)
    #expect(
      firstContact {
        $0.reply("10:10:00")
        $0.status("10:10:00", .resolved)
      } == yes)
    #expect(
      firstContact {
        $0.reply("10:10:00")
        $0.reply("10:20:00")
        $0.status("10:20:00", .resolved)
      } == no)
    #expect(firstContact { $0.status("10:20:00", .resolved) } == no)
    #expect(
      firstContact {
        $0.reply("10:10:00")
        $0.add("10:15:00", .agent("sam"), .escalated(to: .technical, trigger: "Complex technical issues"))
        $0.status("10:20:00", .resolved)
      } == no)
    #expect(firstContact { $0.reply("10:10:00") } == TicketShare())
  }

  @Test(arguments: [("2026-03-17T10:20:00Z", 0), ("2026-03-17T10:20:01Z", 1)])
  func reopenedInSevenDays(at: String, part: Int) {
    let share = firstContact {
      $0.reply("10:20:00")
      $0.status("10:20:00", .resolved)
      $0.status(at, .open)
    }
    #expect(share == TicketShare(part: part, whole: 1))
  }

  @Test func escalatedTicketsAreCountedUnderTheFrameworksName() {
    let verdict = verdict(
      story {
        $0.reply("10:10:00")
        $0.reply("10:20:00")
        $0.status("10:30:00", .resolved)
      })
    #expect(verdict.closedWithoutEscalation == TicketShare(part: 1, whole: 1))
    #expect(verdict.resolved == 1 && verdict.resolutionSeconds == 1800)
  }

  @Test func complianceCountsTheEndedAndTheOpenBreached() {
    let met = story { $0.reply("10:10:00") }
    let missed = story { $0.reply("11:10:00") }
    let open = story { _ in }
    #expect(verdict(met).respondInTime == TicketShare(part: 1, whole: 1))
    #expect(verdict(missed).respondInTime == TicketShare(part: 0, whole: 1))
    #expect(verdict(open).respondInTime == TicketShare(part: 0, whole: 1))
    #expect(verdict(met).resolveInTime == TicketShare(part: 0, whole: 1), "open, and breached long ago")
    let waiting = story { $0.status("10:05:00", .pending) }
    #expect(verdict(waiting).respondInTime == TicketShare(), "open, and nothing broken")
    let february = moment("2026-02-01T00:00:00Z")..<moment("2026-03-01T00:00:00Z")
    #expect(SupportQualityRules.verdict(for: met, period: february, at: now) == SupportQuality())
  }

  @Test func verdictsOfTicketsAddUp() {
    let readings = [
      story { $0.reply("10:10:00") },
      story {
        $0.reply("11:10:00")
        $0.status("12:00:00", .resolved)
      },
      story { $0.status("10:30:00", .closed) },
    ]
    let quality = SupportQualityRules.quality(of: readings, period: march, at: now)
    #expect(quality.respondInTime == TicketShare(part: 1, whole: 2))
    #expect(quality.resolveInTime == TicketShare(part: 2, whole: 3))
    #expect(quality.averageResolutionSeconds == 4500)
    #expect(quality.firstContact.percent == 50)
    #expect(SupportQuality().firstContact.percent == nil && SupportQuality().averageResolutionSeconds == nil)
  }

  @Test func theCauseOfAMiss() {
    #expect(cause(story { $0.status("17:00:00", .resolved) }) == nil)
    #expect(cause(story { $0.status("18:00:01", .resolved) }) == .late)
    let handed = story {
      $0.add("10:01:00", .agent("kim"), .owner("kim"))
      $0.add("12:01:00", .agent("kim"), .owner("sam"))
    }
    #expect(cause(handed) == .handedOver)
    let back = story {
      $0.status("12:00:00", .resolved)
      $0.customer("13:00:00")
      $0.status("20:00:00", .resolved)
    }
    #expect(cause(back) == .reopened)
    var raised = Story(.only(resolve: 480))
    raised.rules.policies.insert(
      SLAPolicy(
        name: "critical", conditions: PolicyConditions(severities: [.critical]),
        targets: [.resolve: SLATarget(seconds: 7200, calendar: .always)]), at: 0)
    raised.opened(.high)
    raised.add("11:00:00", .agent("sam"), .severity(.critical))
    raised.status("13:00:00", .resolved)
    #expect(cause(raised.reading()) == .severityRaised)
  }

  private func cause(_ reading: TicketReading) -> MissCause? {
    reading.clock(.resolve).flatMap { reading.cause(ofMissing: $0, at: now) }
  }
}
