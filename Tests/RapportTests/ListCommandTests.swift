import CustomerSuccess
import Foundation
import Testing

@Suite struct ListCommandTests {
  struct Row: Decodable {
    var customerId: String
    var companyName: String
    var healthScore: Int?
    var healthCategory: String?
    var monthlyRevenue: Double?
    var renewalDate: String?
    var openTickets: Int?
  }

  private func ids(_ portfolio: borrowing SmallPortfolio, _ words: [String]) throws -> [String] {
    let run = try RunningBinary(
      ["list", "customers"] + words
        + ["--format", "json", "--db", portfolio.database.path, "--now", SmallPortfolio.now])
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode([Row].self, from: Data(run.output.utf8)).map(\.customerId)
  }

  /// What stands over a column is a name that filters understand, or they say that it is a column alone.
  @Test(arguments: [
    ["list", "customers"], ["list", "tickets"], ["list", "actions"], ["list", "day"], ["list", "workload"],
    ["list", "review"], ["session", "list"], ["outreach", "list"], ["outreach", "list", "--firings"],
    ["expansion", "list"], ["programme", "list"], ["article", "list"],
  ])
  func aHeadingIsANameForFilters(words: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    let head = try #require(try portfolio.running(words).output.split(separator: "\n").first)
    let headings = String(head).components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
    let typed = headings.filter { !$0.isEmpty && $0.allSatisfy(\.isLetter) }
    #expect(typed.count > 1, "\(head)")
    for heading in typed {
      let run = try portfolio.running(words + ["\(heading.lowercased()):zzz"])
      #expect(!run.errors.contains("have no field"), "\(heading): \(run.errors)")
      // A value may be wrong, and a column is told from a slip of the fingers.
      #expect(run.status == 0 || run.errors.contains("expected"), "\(heading): \(run.errors)")
    }
  }

  /// Other tools have ids of their own, and so do we: either finds what is a customer's, as its name does.
  @Test func aCustomerOfATicketIsFoundByItsId() async throws {
    var imported = SmallPortfolio.customer(9, "Nine Ltd", .starter, .other, .small, owner: "lee")
    imported.id = "0015g00000AbCd9"
    let ticket = Ticket(id: "TKT-90", customer: imported.id, subject: "Elsewhere", created: SmallPortfolio.moment - 60)
    let opened = TicketEvent(
      ticket: ticket.id, at: ticket.created, order: 0, author: .customer("Pat"),
      kind: .opened(severity: .low, status: .new))
    let portfolio = try await SmallPortfolio(extra: [.customer(imported), .ticket(ticket), .ticketEvent(opened)])
    func tickets(_ filter: String) throws -> String {
      let run = try portfolio.run("list", "tickets", "--all", filter)
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    for filter in ["customer:0015g00000AbCd9", "customer:0015G00000ABCD9", "customer:nine", "company:0015g00000abcd9"] {
      #expect(try tickets(filter).contains("TKT-90"), "\(filter)")
    }
    for filter in ["customer:0015g", "-customer:0015g00000AbCd9", "customer!=0015g00000AbCd9"] {
      #expect(try !tickets(filter).contains("TKT-90"), "\(filter)")
    }
    #expect(try tickets("customer:CUST-001") == tickets("account:CUST-001"))
  }

  /// Cutting is for terminals; a pipe and a file have everything.
  @Test func nothingIsCutInAPipe() async throws {
    let subject = String(repeating: "Nothing comes back from the nightly export ", count: 3) + "at all"
    let ticket = Fact.ticket(
      Ticket(id: "T-2", customer: "CUST-002", subject: subject, created: SmallPortfolio.moment - 900))
    let opened = Fact.ticketEvent(
      TicketEvent(
        ticket: "T-2", at: SmallPortfolio.moment - 900, order: 0, author: .customer("Ann"),
        kind: .opened(severity: .low, status: .new)))
    let portfolio = try await SmallPortfolio(extra: [ticket, opened])
    let list = try portfolio.run("list", "tickets").output
    #expect(list.contains(subject) && !list.contains("…"), "\(list)")
  }

  /// Without --all a list has the open ones: what matches and is not listed is told, not denied.
  @Test func whatAnOpenListLeavesOutIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("ticket", "resolve", "T-1", "--as", "dana").status == 0)
    let tickets = try portfolio.run("list", "tickets", "T-1")
    #expect(tickets.status == 0 && tickets.errors == "No ticket matches: T-1 is resolved; --all shows it.\n")
    #expect(try portfolio.run("list", "tickets", "T-1", "--all").output.contains("T-1"))
    let actions = try portfolio.run("list", "actions", "A-2")
    #expect(actions.errors == "No action item matches: A-2 is done: success; --all shows it.\n", "\(actions.errors)")
    #expect(try portfolio.run("list", "actions", "zzz").errors == "No action item matches.\n")
  }

  /// People are told beside the empty answer that nothing matches; machines read it as it is.
  @Test(arguments: [
    (["list", "customers", "zzz"], "No customer matches.\n"), (["list", "tickets", "zzz"], "No ticket matches.\n"),
    (["list", "actions", "zzz"], "No action item matches.\n"), (["article", "list", "zzz"], "No article matches.\n"),
    (["search", "zzz"], "No text matches.\n"), (["log", "zzz"], "No entry of the log matches.\n"),
    (["list", "workload", "zzz"], "No owner of open tickets matches.\n"),
    (
      ["list", "customers", "churn>10%"],
      "No customer matches: no chance to leave has been predicted yet; 'rapport predict run' does it.\n"
    ),
    (["list", "customers", "owner:dana", "Acme", "zzz"], "No customer matches.\n"),
    (["drafts"], "There is no draft of tester.\n"),
    (
      ["list", "customers", "--sort", "risk"],
      "They are not in the order of risk: no chance to leave has been predicted yet; 'rapport predict run' does it.\n"
    ),
    (["list", "customers", "--limit", "0"], ""), (["list", "customers"], ""),
  ])
  func anEmptyAnswerIsSaid(words: [String], note: String) async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.running(words)
    #expect(run.status == 0 && run.errors == note, "\(run.errors)")
    for format in ["json", "csv"] {
      let run = try portfolio.running(words + ["--format", format])
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    }
  }

  @Test(arguments: [
    (["tier:enterprise"], ["CUST-003", "CUST-002"]),
    (["-tier:enterprise", "-lifecycle:churned"], ["CUST-004", "CUST-001", "CUST-006"]),
    (["!tier:enterprise", "!lifecycle:churned", "score<50"], ["CUST-004"]),
    (["owner:me"], []),
    (["owner:me", "--as", "dana"], ["CUST-002", "CUST-001"]),
    (["owner:none"], ["CUST-004"]), (["owner:nobody"], ["CUST-004"]), (["owner:unassigned"], ["CUST-004"]),
    (["health:poor"], ["CUST-004", "CUST-005"]),
    (["lifecycle:churned"], ["CUST-005"]),
    (["name:\"corvid bank\""], ["CUST-003"]),
    (["--sort", "name", "--limit", "2"], ["CUST-001", "CUST-002"]),
    (["--sort", "revenue", "--descending", "--limit", "1"], ["CUST-006"]),
    (["--sort", "mrr", "--descending", "--limit", "1"], ["CUST-006"]),
    (["--limit", "0"], []),
  ])
  func customersByFilterAndOrder(words: [String], expected: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try ids(portfolio, words) == expected)
  }

  @Test func aRowIsFlatAndInTheFrameworksWords() async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("list", "customers", "id:CUST-001", "--format", "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]).first
    let row = try #require(object)
    for (key, value) in [
      "customerId": "CUST-001", "tier": "Professional", "healthCategory": "Excellent", "trend": "new",
    ] {
      #expect(row[key] as? String == value)
    }
    #expect(row["healthScore"] as? Int == 88 && row["monthlyRevenue"] as? Double == 1000.5)
    #expect(row["renewalDate"] as? String == "2027-02-01" && row["churnDate"] is NSNull)
    #expect(row.values.allSatisfy { !($0 is [Any]) && !($0 is [String: Any]) })
  }

  @Test func textIsAligned() async throws {
    let run = try await SmallPortfolio().run("list", "customers", "tier:enterprise")
    #expect(
      run.output == """
        Customer  Company      Tier        Industry    Size   Score  Category  30 days  Renews            MRR  Tickets  Owner
        CUST-003  Corvid Bank  Enterprise  Financial   XL        60  At Risk            2027-02-01  $3,001.50        0  lee
        CUST-002  Birch Labs   Enterprise  Technology  Large    ~75  Good               2027-02-01     $2,001        1  dana

        """, "\(run.output)")
  }

  @Test func ticketsAndActions() async throws {
    struct Ticket: Decodable {
      var ticketId: String
      var customerId: String
      var severity: String
      var calendar: String
    }
    struct Action: Decodable {
      var actionId: String
      var dueDate: String?
      var status: String
    }
    let portfolio = try await SmallPortfolio()
    let tickets = try portfolio.json([Ticket].self, "list", "tickets", "severity:high", "tier:enterprise")
    #expect(tickets.map(\.ticketId) == ["T-1"] && tickets[0].calendar == "always")
    #expect(try portfolio.json([Action].self, "list", "actions").map(\.actionId) == ["A-1"])
    #expect(try portfolio.json([Action].self, "list", "actions", "--all").map(\.actionId) == ["A-1", "A-2"])
    let done = try portfolio.json([Action].self, "list", "actions", "status:done")
    #expect(done.map(\.actionId) == ["A-2"] && done[0].status == "Done: success")
    #expect(try portfolio.json([Action].self, "list", "actions")[0].dueDate == "2026-11-25")
  }

  /// As the page says of a customer of whom only another system knows a score.
  @Test func aScoreOfAnotherSystemIsMarked() async throws {
    let scores = [(9, 60), (2, 72)].map { days, score in
      Fact.score(
        ScoreRecord(
          customer: "CUST-006", at: SmallPortfolio.moment.adding(days: -days), score: score, origin: .imported))
    }
    let portfolio = try await SmallPortfolio(extra: scores)
    #expect(try portfolio.run("list", "customers", "id:CUST-006").output.contains(" 72 I "))
    struct Row: Decodable {
      var healthScore: Int?
      var importedScore: Int?
    }
    let rows = try portfolio.json([Row].self, "list", "customers", "id:CUST-006,CUST-001")
    #expect(rows.map(\.importedScore) == [nil, 72] && rows.map(\.healthScore) == [88, nil])
    let earlier = try portfolio.json([Row].self, "list", "customers", "id:CUST-006", now: "2026-11-20T00:00:00Z")
    #expect(earlier.map(\.importedScore) == [60])
  }

  /// In words as everywhere; the status underneath stays what the filter finds.
  @Test func whatCountsNoMoreIsNotCalledClosed() async throws {
    let gone: [(TicketID, TicketEvent.Kind)] = [
      ("T-7", .withdrawn("cancelled in ServiceNow")), ("T-8", .spam), ("T-9", .merged(into: "T-1")),
    ]
    let extra = gone.flatMap { id, kind -> [Fact] in
      [
        .ticket(Ticket(id: id, customer: "CUST-002", subject: "Gone", created: SmallPortfolio.moment - 900)),
        .ticketEvent(
          TicketEvent(
            ticket: id, at: SmallPortfolio.moment - 900, order: 0, author: .customer(""),
            kind: .opened(severity: .low, status: .new))),
        .ticketEvent(
          TicketEvent(ticket: id, at: SmallPortfolio.moment - 600, order: 1, author: TicketCatchUp.author, kind: kind)),
      ]
    }
    let portfolio = try await SmallPortfolio(extra: extra)
    let text = try portfolio.run("list", "tickets", "--all", "Gone").output
    for words in ["Cancelled in ServiceNow", "Spam", "Merged into T-1", "cancelled"] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(!text.lowercased().contains("closed"), "\(text)")
    struct Row: Decodable {
      var ticketId: String
      var status: String
      var withdrawn: String?
      var mergedInto: String?
      var isSpam: Bool
    }
    let rows = try portfolio.json([Row].self, "list", "tickets", "--all", "Gone").sorted { $0.ticketId < $1.ticketId }
    #expect(rows.map(\.withdrawn) == ["cancelled in ServiceNow", nil, nil])
    #expect(rows.map(\.isSpam) == [false, true, false] && rows.map(\.mergedInto) == [nil, nil, "T-1"])
  }

  @Test func whatEndedInTimeIsNotListedAsLate() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("action", "due", "A-1", "2026-11-20")
    #expect(try portfolio.run("list", "actions").output.contains("3 d late"))
    _ = try portfolio.run("action", "due", "A-1", "2026-11-22")
    _ = try portfolio.run("action", "done", "A-1", "--outcome", "success")
    func list(_ now: String) throws -> String { try portfolio.run("list", "actions", "--all", now: now).output }
    #expect(try list("2026-11-23T14:00:00Z").contains("1 d late"))
    #expect(try list("2027-03-01T14:00:00Z").contains("1 d late"), "what ended grows no later")
    _ = try portfolio.run("action", "reopen", "A-1")
    _ = try portfolio.run("action", "due", "A-1", "2026-11-23")
    _ = try portfolio.run("action", "done", "A-1", "--outcome", "success")
    #expect(try !list("2027-03-01T14:00:00Z").contains("late"))
  }

  @Test func aMistakeInAFilterIsPointedAt() async throws {
    let run = try await SmallPortfolio().run("list", "customers", "tier:enterprise", "score<high")
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.hasPrefix("tier:enterprise score<high\n                      ^^^^\n"), "\(run.errors)")
    #expect(run.errors.contains("expected a number"))
  }

  @Test func aLongListIsReadWindowByWindow() async throws {
    let many = (0..<2345).map { number in
      Fact.customer(
        Customer(
          id: CustomerID("X-\(number)"), name: "Customer \(number)", tier: .starter, industry: .other, size: .small,
          signedUp: LocalDate(day: 20_000)))
    }
    let portfolio = try await SmallPortfolio(extra: many)
    #expect(try Set(ids(portfolio, [])).count == 2351)
    #expect(try Set(ids(portfolio, ["--limit", "2001"])).count == 2001)
    let csv = try portfolio.run("list", "customers", "--format", "csv", "--sort", "id").output.split(separator: "\n")
    #expect(csv.count == 2352 && csv[0].hasPrefix("customerId,companyName,tier,"))
  }
}

/// Text from data can do nothing to a terminal, a spreadsheet or a page.
@Suite struct HostileTextTests {
  private static let name = "=cmd()\u{1B}[31m|\u{202E}<b>\u{9B}2J"
  private static let facts: [Fact] = [
    .customer(
      Customer(
        id: "H-1", name: name, tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 20_000)))
  ]

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{202E}"
    }
  }

  @Test(arguments: [
    ["list", "customers", "id:H-1"], ["list", "customers", "id:H-1", "--format", "markdown"],
    ["list", "customers", "id:H-1", "--format", "json"], ["show", "H-1"], ["show", "H-1", "--format", "json"],
    ["show", "\u{1B}[2Jnobody"], ["list", "customers", "name:\u{1B}]0;x\u{07}", "score<\u{1B}"],
    ["record", "H-1", "\u{1B}[31m", "3"],
  ])
  func controlsAreShownAndNotObeyed(arguments: [String]) async throws {
    let portfolio = try await SmallPortfolio(extra: HostileTextTests.facts)
    let run = try RunningBinary(arguments + ["--db", portfolio.database.path, "--now", SmallPortfolio.now])
    #expect(isHarmless(run.output) && isHarmless(run.errors))
    #expect(!(run.output + run.errors).isEmpty)
  }

  @Test func jsonKeepsTheText() async throws {
    let portfolio = try await SmallPortfolio(extra: HostileTextTests.facts)
    let rows = try portfolio.json([ListCommandTests.Row].self, "list", "customers", "id:H-1")
    #expect(rows.map(\.companyName) == [HostileTextTests.name])
    let shown = try portfolio.json(ShowCommandTests.Dashboard.self, "show", "H-1")
    #expect(shown.customerOverview.companyName == HostileTextTests.name)
  }

  @Test func csvIsSafeInASpreadsheetAndMarkdownInAPage() async throws {
    let portfolio = try await SmallPortfolio(extra: HostileTextTests.facts)
    let csv = try portfolio.run("list", "customers", "id:H-1", "--format", "csv").output
    #expect(csv.contains("H-1,'=cmd()"))
    let markdown = try portfolio.run("list", "customers", "id:H-1", "--format", "markdown").output
    #expect(markdown.contains("\\|") && !markdown.contains("<b>"))
  }

  @Test func aFullDiskIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    for command in [
      ["list", "customers"], ["report", "portfolio"], ["log"], ["show", "acme"], ["check"], ["--help"],
    ] {
      let run = try RunningBinary(
        command + ["--db", portfolio.database.path].filter { _ in command != ["--help"] }, output: "/dev/full")
      #expect(run.status == 1 && run.errors.contains("No space left"), "\(command) \(run.errors)")
    }
  }
}
