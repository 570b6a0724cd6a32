import CustomerSuccess
import Statistics
import Testing

/// What one ticket has to do with each figure, and why it counts against it.
@Suite struct QualityAccountTests {
  private let march = QualityPeriod(moment("2026-03-01T00:00:00Z")..<moment("2026-04-01T00:00:00Z"))
  private let now = moment("2026-04-05T00:00:00Z")

  private func ticket(
    _ severity: Severity = .high, answers: [Int] = [], _ tell: (inout Story) -> Void
  ) -> QualityTicket {
    var story = Story(.only(respond: 60, update: 120, resolve: 480))
    story.opened(severity)
    tell(&story)
    let answers = answers.enumerated().map { index, score in
      SurveyResponse(
        id: SurveyResponseID("S-\(index)"), customer: "CUST-001", kind: .csat, score: score,
        at: moment("2026-03-12T10:00:00Z"), ticket: "T-1")
    }
    return QualityTicket(story.reading(now.iso8601), answers: answers)
  }

  private func account(_ figure: QualityFigure, _ ticket: QualityTicket) -> QualityAccount {
    SupportQualityRules.account(of: figure, ticket, in: march, at: now)
  }

  @Test func eachRuleOfFirstContactIsNamed() {
    let smooth = ticket {
      $0.reply("10:10:00")
      $0.status("10:10:00", .resolved)
    }
    #expect(account(.firstContact, smooth) == QualityAccount(share: TicketShare(part: 1, whole: 1)))
    let silent = ticket { $0.status("10:10:00", .resolved) }
    #expect(account(.firstContact, silent).reasons == [.noReply])
    let everything = ticket {
      $0.reply("10:10:00")
      $0.reply("10:20:00")
      $0.add("10:25:00", .agent("sam"), .escalated(to: .technical, trigger: "Complex technical issues"))
      $0.status("10:30:00", .resolved)
      $0.customer("11:30:00")
    }
    #expect(account(.firstContact, everything).reasons == [.reopened, .severalReplies, .escalated])
    #expect(account(.firstContact, everything).misses.count == 1, "one ticket, however many rules it failed")
    #expect(account(.withoutEscalation, everything).reasons == [.escalated])
    #expect(!account(.firstContact, ticket { $0.reply("10:10:00") }).counts, "not resolved yet")
  }

  @Test func aBrokenPromiseHasOneCauseAndItsClock() {
    let late = ticket { $0.reply("12:10:00") }
    let miss = account(.response, late).misses
    #expect(miss.map(\.reasons) == [[.late]])
    #expect(miss.first?.clock?.outcome == .missed(at: moment("2026-03-10T12:10:00Z"), taken: 7800))
    let handed = ticket {
      $0.add("10:01:00", .agent("kim"), .owner("kim"))
      $0.add("10:31:00", .agent("kim"), .owner("sam"))
      $0.reply("13:00:00")
    }
    #expect(account(.response, handed).reasons == [.handedOver])
    let kept = ticket { $0.reply("10:59:00") }
    #expect(account(.response, kept) == QualityAccount(share: TicketShare(part: 1, whole: 1)))
    #expect(account(.resolution, kept).reasons == [.late], "open, and past its promise")
  }

  /// What happened to the ticket as the promise broke, or after it, has not broken it.
  @Test(arguments: [
    ("10:59:59", MissReason.handedOver), ("11:00:00", .late), ("11:00:01", .late), ("14:00:00", .late),
  ])
  func aCauseComesBeforeItsEffect(handedOverAt: String, cause: MissReason) {
    let reassigned = ticket {
      $0.add("10:01:00", .agent("kim"), .owner("kim"))
      $0.add(handedOverAt, .agent("kim"), .owner("sam"))
      $0.reply("14:05:00")
    }
    #expect(account(.response, reassigned).reasons == [cause])
    let escalated = ticket {
      $0.add(handedOverAt, .agent("kim"), .escalated(to: .technical, trigger: "Complex technical issues"))
      $0.reply("14:05:00")
    }
    #expect(account(.response, escalated).reasons == [cause])
  }

  @Test func whatComesBackAfterItWasLateWasLate() {
    let lateFirst = ticket {
      $0.reply("10:10:00")
      $0.status("18:30:00", .resolved)
      $0.customer("19:00:00")
      $0.reply("19:05:00")
      $0.status("19:10:00", .resolved)
    }
    #expect(account(.resolution, lateFirst).reasons == [.late])
    let backFirst = ticket {
      $0.reply("10:10:00")
      $0.status("17:00:00", .resolved)
      $0.customer("17:30:00")
      $0.reply("17:35:00")
      $0.status("19:10:00", .resolved)
    }
    #expect(account(.resolution, backFirst).reasons == [.reopened])
  }

  /// The answer is of March 12th, 10:00.
  @Test func whatCameAfterAnAnswerHasNotDispleased() {
    func told(back: String) -> QualityTicket {
      ticket(answers: [2]) {
        $0.reply("10:10:00")
        $0.status("10:20:00", .resolved)
        $0.customer(back)
        $0.reply(back)
      }
    }
    #expect(account(.satisfaction, told(back: "2026-03-12T10:00:00Z")).reasons == [.reopened])
    #expect(account(.satisfaction, told(back: "2026-03-12T10:00:01Z")).misses == [TicketMiss([])])
  }

  @Test func twoPromisesOfOneTicketAreTwo() {
    let back = ticket {
      $0.reply("12:10:00")
      $0.status("12:20:00", .resolved)
      $0.customer("13:00:00")
      $0.reply("13:10:00")
    }
    let response = account(.response, back)
    #expect(response.share == TicketShare(part: 1, whole: 2) && response.misses.count == 1)
  }

  @Test func answersOfFourAndFiveAreSatisfied() {
    let told = ticket(answers: [5, 4, 3]) {
      $0.reply("12:10:00")
      $0.status("12:20:00", .resolved)
    }
    let satisfaction = account(.satisfaction, told)
    #expect(satisfaction.share == TicketShare(part: 2, whole: 3))
    #expect(satisfaction.misses.count == 1 && satisfaction.reasons == [.late])
    let smooth = ticket(answers: [1]) {
      $0.reply("10:10:00")
      $0.status("10:10:00", .resolved)
    }
    #expect(account(.satisfaction, smooth).misses == [TicketMiss([])], "nothing on record says why")
    let sums = SupportQualityRules.sums(of: told, in: march, at: now)
    #expect(sums.value(of: .satisfaction) == 4 && sums.count(of: .satisfaction) == 3)
  }

  @Test func theBacklogIsOpenAndUrgent() {
    let open = ticket { $0.reply("10:10:00") }
    #expect(account(.backlog, open).share == TicketShare(part: 0, whole: 1))
    #expect(account(.backlog, open).reasons == [.late])
    #expect(!account(.backlog, ticket(.low) { _ in }).counts)
    var left = open
    left.isOfChurned = true
    #expect(!account(.backlog, left).counts && account(.response, left).counts)
  }

  @Test func whatWasMergedCountsNowhere() {
    let merged = ticket(.critical) { $0.add("10:10:00", .agent("sam"), .merged(into: "T-2")) }
    for figure in QualityFigure.allCases { #expect(account(figure, merged) == QualityAccount()) }
  }

  /// Nobody makes a breach undone by merging the ticket away; what had not been broken by then is promised no more.
  @Test func whatWasBrokenBeforeTheMergeStaysOnce() {
    let late = ticket(.critical) { $0.add("13:00:00", .agent("sam"), .merged(into: "T-2")) }
    #expect(late.reading.clocks.allSatisfy { if case .missed = $0.outcome { true } else { false } })
    #expect(!late.reading.isOpen && late.reading.openClocks.isEmpty)
    #expect(account(.response, late).share == TicketShare(part: 0, whole: 1))
    #expect(account(.response, late).reasons == [.late])
    for figure in [QualityFigure.firstContact, .withoutEscalation, .resolutionTime, .backlog] {
      #expect(account(figure, late) == QualityAccount())
    }
    let answered = ticket(.critical) {
      $0.reply("11:30:00")
      $0.add("11:35:00", .agent("sam"), .merged(into: "T-2"))
    }
    #expect(account(.response, answered).share == TicketShare(part: 0, whole: 1), "a late reply was late")
    let spam = ticket(.critical) { $0.add("13:00:00", .agent("sam"), .spam) }
    #expect(account(.response, spam) == QualityAccount() && spam.reading.clocks.isEmpty)
  }

  // MARK: Properties

  private func randomTicket(_ numbers: inout SplitMix64) -> QualityTicket {
    var story = Story(.only(respond: 60, update: 120, resolve: 480))
    story.ticket.created = moment("2026-03-01T00:00:00Z") + Int.random(in: 0...2_500_000, using: &numbers)
    story.opened(Severity.allCases.randomElement(using: &numbers) ?? .high)
    var at = story.ticket.created
    for _ in 0..<Int.random(in: 0...9, using: &numbers) {
      at = at + Int.random(in: 1...60_000, using: &numbers)
      let kinds: [(Actor, TicketEvent.Kind)] = [
        (.agent("sam"), .publicReply("so")), (.customer("lee"), .customerMessage("well?")),
        (.agent("sam"), .status(.resolved)), (.agent("sam"), .status(.pending)), (.agent("sam"), .status(.open)),
        (.agent("sam"), .owner(Bool.random(using: &numbers) ? "kim" : "sam")),
        (.agent("sam"), .severity(Severity.allCases.randomElement(using: &numbers) ?? .low)),
        (.agent("sam"), .escalated(to: .technical, trigger: "so")),
      ]
      guard let (author, kind) = kinds.randomElement(using: &numbers) else { continue }
      story.add(at.iso8601, author, kind)
    }
    let answers = (0..<Int.random(in: 0...2, using: &numbers)).map { index in
      SurveyResponse(
        id: SurveyResponseID("S-\(index)"), customer: "CUST-001", kind: .csat,
        score: Int.random(in: 1...5, using: &numbers), at: at + index, ticket: "T-1")
    }
    return QualityTicket(story.reading(now.iso8601), answers: answers)
  }

  @Test(arguments: 1...40)
  func partsAddUpToTheWhole(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    let zone = Zone(identifier: "America/New_York") ?? .gmt
    let period = QualityPeriod(moment("2026-03-05T12:00:00Z")..<(now + 1))
    let weeks = QualityWeek.of(period.seconds, in: zone)
    for _ in 0..<10 {
      let ticket = randomTicket(&numbers)
      let sums = SupportQualityRules.sums(of: ticket, in: period, at: now)
      for figure in QualityFigure.allCases {
        let account = SupportQualityRules.account(of: figure, ticket, in: period, at: now)
        #expect(account.share == sums.share(of: figure), "\(figure)")
        #expect(account.misses.count == account.share.missed, "\(figure)")
        #expect(figure == .satisfaction || account.misses.allSatisfy { !$0.reasons.isEmpty }, "\(figure)")
      }
      // Each second lies in one week, and what is open in the last.
      var parts = weeks.map { SupportQualityRules.sums(of: ticket, in: period.within($0), at: now) }
        .reduce(QualitySums(), +)
      if ticket.reading.ticket.created < period.seconds.lowerBound {
        (parts.openTickets, parts.backlog, parts.breached) = (sums.openTickets, sums.backlog, sums.breached)
      }
      #expect(parts == sums)
    }
  }
}

@Suite struct QualityBreakdownTests {
  private func sums(_ part: Int, _ whole: Int) -> QualitySums {
    var sums = QualitySums()
    sums.quality.respondInTime = TicketShare(part: part, whole: whole)
    return sums
  }

  @Test func rowsStandInOrderAndAddUp() {
    let cut = QualityBreakdown(
      .severity,
      [
        .init("low", sums(1, 2)), .init("", sums(0, 1)), .init("critical", sums(3, 4)), .init("low", sums(1, 1)),
        .init("high", QualitySums()),
      ])
    #expect(cut.rows.map(\.value) == ["critical", "low", ""])
    #expect(cut.rows.map(cut.title) == ["Critical", "Low", "No ticket"])
    #expect(cut["low"]?.sums == sums(2, 3) && cut.total == sums(5, 8))
    let weeks = QualityBreakdown(.week, ["2026-11-16", "", "2026-11-23"].map { .init($0, sums(1, 1)) })
    #expect(weeks.rows.map(\.value) == ["2026-11-23", "2026-11-16", ""])
    let customers = QualityBreakdown(
      .customer, [.init("C-2", name: "Zeta", sums(1, 1)), .init("C-3", name: "acme", sums(1, 1))])
    #expect(customers.rows.map(customers.title) == ["acme", "Zeta"])
  }

  /// Both nights on which New York's clocks are set, and a period that begins and ends within a week.
  @Test(arguments: ["2026-03-20T12:00:00Z", "2026-11-12T03:00:00Z"])
  func weeksLieSideBySide(end: String) {
    let zone = Zone(identifier: "America/New_York") ?? .gmt
    let period = moment(end).adding(days: -30)..<moment(end)
    let weeks = QualityWeek.of(period, in: zone)
    #expect(weeks.first?.seconds.lowerBound == period.lowerBound)
    #expect(weeks.last?.seconds.upperBound == period.upperBound)
    #expect(zip(weeks, weeks.dropFirst()).allSatisfy { $0.seconds.upperBound == $1.seconds.lowerBound })
    #expect(weeks.allSatisfy { $0.monday.weekday == .mon && !$0.seconds.isEmpty })
    #expect(weeks.dropFirst().allSatisfy { zone.local($0.seconds.lowerBound).secondOfDay == 0 })
    #expect(QualityWeek.of(period.lowerBound..<period.lowerBound, in: zone).isEmpty)
  }

  @Test(arguments: [
    (QualityFigure.response, 95.0, true), (.response, 94.9, false), (.satisfaction, 4.5, true),
    (.firstContact, 74.9, false), (.resolution, 90, true),
  ])
  func targetsAreTheFrameworks(figure: QualityFigure, value: Double, isReached: Bool) {
    #expect(figure.isReached(by: value) == isReached)
  }

  @Test func whatHasNoTargetIsNeitherGoodNorBad() {
    for figure in [QualityFigure.withoutEscalation, .resolutionTime, .backlog] {
      #expect(figure.isReached(by: 1) == nil)
    }
  }
}
