import CustomerSuccess
import Interchange
import Testing

/// Exports of ticket tools as they really are, through the built-in mappings.
@Suite struct OutsideTicketImportTests {
  private let target = MemoryTarget(
    ["C1", "C2"].map { id in
      .customer(
        Customer(
          id: CustomerID(id), name: "Volt Labs", tier: .starter, industry: .other, size: .small,
          signedUp: LocalDate(day: 1)))
    })

  @discardableResult
  private func take(_ text: String, _ map: String = "zendesk-tickets", now: String = "2026-11-24T10:00:00Z") throws
    -> ImportReport
  {
    let mapping = try MappingLibrary().mapping(named: map)
    return try target.take(
      [("f.csv", text)], options: ImportOptions(mapping: mapping, now: try #require(Instant(iso8601: now))))
  }

  private func reading(_ id: TicketID) throws -> TicketReading {
    guard case .ticket(let ticket)? = target.all[.ticket(id)] else { throw Refusal("no \(id)") }
    let events = target.events(of: [id])[id] ?? []
    let policy = SLAPolicy(
      name: "all",
      targets: [.respond: 3600, .update: 7200, .resolve: 28_800].mapValues { SLATarget(seconds: $0, calendar: .always) }
    )
    let end = try #require(events.map(\.at).max())
    return SupportRules(policies: [policy]).reading(of: ticket, events: events, customer: nil, at: end)
  }

  private let incidents =
    "number,short_description,opened_at,priority,state,company,category,contact_type,assigned_to,resolved_at,sys_updated_on\n"

  @Test func anExportThatDoesNotTellTheFirstReplyPretendsNoClock() throws {
    try take(
      incidents + """
        INC1,Slow,2026-11-23 14:00:00,3 - Moderate,In Progress,C1,Email,email,Ada,,2026-11-23 14:20:00
        INC2,Gone,2026-11-23 15:00:00,2 - High,Resolved,C1,Network,phone,Bo,2026-11-23 18:00:00,2026-11-23 18:00:00
        """, "servicenow-incidents")
    #expect(try reading("INC1").clocks.map(\.kind) == [.resolve])
    #expect(try reading("INC1").openClocks.map(\.kind) == [.resolve])
    #expect(try reading("INC2").clocks.map(\.kind) == [.resolve])
    let period = Instant(seconds: 0)..<Instant(seconds: 1 << 40)
    let verdict = SupportQualityRules.verdict(for: try reading("INC2"), period: period, at: Instant(seconds: 1 << 39))
    #expect(verdict.respondInTime.whole == 0 && verdict.firstContact.whole == 0 && verdict.resolveInTime.whole == 1)
  }

  @Test func whatIsCancelledThereLeavesAsAnEventThatNamesTheTool() throws {
    let row = { (state: String, updated: String) in
      "INC1,Wrong report,2026-11-23 09:00:00,2 - High,\(state),C1,App,email,Ada,,2026-11-23 \(updated)\n"
    }
    try take(incidents + row("In Progress", "09:10:00"), "servicenow-incidents")
    #expect(try reading("INC1").isOpen)
    let before = target.all
    let report = try take(incidents + row("Canceled", "11:00:00"), "servicenow-incidents")
    #expect(report.counts[.tickets]?.changed == 1)
    #expect(try reading("INC1").disposition == .withdrawn("cancelled in ServiceNow"))
    let added = target.all.filter { before[$0.key] == nil }.values
    guard added.count == 1, case .ticketEvent(let event)? = added.first else {
      Issue.record("expected one event, found \(added)")
      return
    }
    #expect(event.author == TicketCatchUp.author && event.at == Instant(iso8601: "2026-11-23T11:00:00Z"))
    let again = try take(incidents + row("Canceled", "11:00:00"), "servicenow-incidents")
    #expect(again.counts[.tickets]?.changed ?? 0 == 0)
  }

  /// Cancelled there, and open there again: the ticket goes on, and what has changed meanwhile holds.
  @Test func aCancellationThatIsTakenBackThereIsTakenBackHere() throws {
    let row = { (state: String, updated: String) in
      incidents + "INC1,Wrong report,2026-11-23 09:00:00,2 - High,\(state),C1,App,email,Bo,,2026-11-23 \(updated)\n"
    }
    try take(row("In Progress", "09:10:00").replacing(",Bo,", with: ",Ada,"), "servicenow-incidents")
    try take(row("Canceled", "11:00:00"), "servicenow-incidents")
    let report = try take(row("In Progress", "13:00:00"), "servicenow-incidents")
    #expect(report.findings.changes.map(\.field) == ["withdrawn"])
    let open = try reading("INC1")
    #expect(open.isOpen && open.status == .open && open.owner == "Bo")
    // Two of the four hours did not count.
    let clock = try #require(open.clock(.resolve))
    #expect(clock.due == Instant(iso8601: "2026-11-23T19:00:00Z"))
    let before = target.all
    for (state, updated) in [("Canceled", "11:00:00"), ("In Progress", "13:00:00"), ("In Progress", "09:10:00")] {
      try take(row(state, updated), "servicenow-incidents")
      #expect(target.all == before, "\(state) \(updated)")
    }
    try take(row("Canceled", "15:00:00"), "servicenow-incidents")
    #expect(try reading("INC1").withdrawn == "cancelled in ServiceNow")
  }

  @Test func oneOddRowDoesNotRefuseTheFile() throws {
    let report = try take(
      """
      Id,Subject,Created at,Priority,Status,Organization,Updated at,Assignee,First reply time in minutes,Solved at,Satisfaction Score
      701,Solved by a macro,2026-11-23 09:00:00,High,Solved,C1,2026-11-23 11:00:00,Ada,120,2026-11-23 10:00:00,Unoffered
      702,Fine,2026-11-23 09:00:00,High,Solved,C1,2026-11-23 11:00:00,Ada,12,2026-11-23 10:00:00,Good with comment
      703,Fine,2026-11-23 09:00:00,High,Solved,C1,2026-11-23 11:00:00,Ada,12,2026-11-23 10:00:00,good
      """)
    #expect(report.counts[.tickets]?.added == 3 && report.counts[.surveys]?.added == 2)
    #expect(try reading("ZD-701").firstReply == Instant(iso8601: "2026-11-23T11:00:00Z"))
    #expect(try reading("ZD-701").resolved == Instant(iso8601: "2026-11-23T10:00:00Z"))
  }

  @Test func whatWasMergedThereLeavesTheStatistics() throws {
    try take(
      """
      Id,Subject,Created at,Priority,Status,Organization,Updated at,Assignee,First reply time in minutes,Solved at,Tags
      601,Long hunt,2026-11-23 09:00:00,High,Open,C1,2026-11-24 09:55:00,Ada,20,,vip
      603,Dup,2026-11-23 09:00:00,High,Closed,C2,2026-11-23 12:00:00,-,,2026-11-23 12:00:00,closed_by_merge vip
      """)
    #expect(try reading("ZD-603").disposition == .withdrawn("merged in Zendesk") && reading("ZD-603").clocks.isEmpty)
    #expect(try reading("ZD-601").isOpen && reading("ZD-601").clocks.map(\.kind) == [.resolve, .respond])
  }

  /// A tag is one whole word: others that have it in them say something else.
  @Test(arguments: [
    ("closed_by_merge", true), ("vip closed_by_merge", true), ("vip,Closed_By_Merge,x", true),
    ("not_closed_by_merger vip", false),
    ("closed_by_merge_bot", false), ("", false),
  ])
  func aTagIsAWholeWord(tags: String, isMerged: Bool) throws {
    try take(
      """
      Id,Subject,Created at,Priority,Status,Organization,Updated at,Assignee,First reply time in minutes,Solved at,Tags
      603,Dup,2026-11-23 09:00:00,High,Closed,C2,2026-11-23 12:00:00,-,,2026-11-23 12:00:00,"\(tags)"
      """)
    #expect((try reading("ZD-603").disposition == .withdrawn("merged in Zendesk")) == isMerged)
  }

  @Test func countersOfTheToolCountForFirstContact() throws {
    let head =
      "Id,Subject,Created at,Priority,Status,Organization,Updated at,First reply time in minutes,Solved at,Reopens,Replies\n"
    try take(
      head + """
        901,Nine,2026-11-20 09:00:00,Low,Closed,C1,2026-11-23 09:00:00,20,2026-11-21 09:00:00,3,9
        902,One,2026-11-20 09:00:00,Low,Closed,C1,2026-11-23 09:00:00,20,2026-11-20 10:00:00,0,1
        903,None,2026-11-20 09:00:00,Low,Closed,C1,2026-11-23 09:00:00,,2026-11-20 10:00:00,0,0
        """)
    let period = Instant(seconds: 0)..<Instant(seconds: 1 << 40)
    func isFirstContact(_ id: TicketID) throws -> Int {
      SupportQualityRules.verdict(for: try reading(id), period: period, at: Instant(seconds: 1 << 39)).firstContact.part
    }
    #expect(try ["ZD-901", "ZD-902", "ZD-903"].map { try isFirstContact($0) } == [0, 1, 0])
    #expect(try reading("ZD-902").clock(.update) == nil, "the last reply is not told")
  }

  @Test func inTheNightTheClocksGoBackAnAnswerIsOfTheSecondHour() throws {
    let mapping = try Mapping(
      yaml: """
        name: fold
        zone: Europe/Berlin
        files:
          tickets:
            kind: tickets
            columns: [id, account]
            fields:
              id: id
              customer: account
              subject: title
              created: {column: created_at, as: time}
              first_response: {column: first_reply_created_at, as: time}
              status: status
              severity: priority
        """, file: "fold.yaml")
    try target.take(
      [
        (
          "fold.csv",
          """
          id,account,title,created_at,first_reply_created_at,status,priority
          1,C1,fold,2026-10-25 02:50,2026-10-25 02:10,open,high
          2,C1,gap,2026-03-29 02:30,2026-03-29 03:05,open,high
          """
        )
      ], options: ImportOptions(mapping: mapping, now: Instant(seconds: 1_800_000_000)))
    #expect(try reading("1").firstReply == Instant(iso8601: "2026-10-25T01:10:00Z"))
    #expect(try reading("1").clock(.respond)?.outcome == .met(at: Instant(seconds: 1_792_890_600), taken: 1200))
    #expect(try reading("2").firstReply == Instant(iso8601: "2026-03-29T01:05:00Z"))
  }
}
