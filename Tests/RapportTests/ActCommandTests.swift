import CustomerSuccess
import Foundation
import SQLiteEngine
import SuccessStore
import Synchronization
import Testing

/// The acts as commands: what each changes, that undo takes it back, and that a refused one leaves nothing behind.
@Suite struct ActCommandTests {
  struct Answer: Decodable {
    var entry: Int
    var title: String
    var added: [String]
    var tickets: [Ticket]
    var facts: [Changed]

    struct Ticket: Decodable {
      var ticketId: String
      var events: [[String: String]]
    }
    struct Changed: Decodable {
      var fact: String
      var values: [String: String]
    }

    /// The deed and the id, and then what people call the thing.
    func isTitled(_ words: String) -> Bool { title == words || title.hasPrefix("\(words) ") }

    /// What changed, as the columns that things are exported with.
    var rows: [[String: String]] { facts.map(\.values) + tickets.compactMap(\.events.last) }
  }

  struct Deed: Sendable, CustomTestStringConvertible {
    var words: [String]
    var title: String
    /// What one of the changed rows holds at least.
    var holds: [String: String]
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: [String], _ title: String, _ holds: [String: String]) {
      self.words = words
      self.title = title
      self.holds = holds
    }
  }

  static let module = "executiveTraining/strategic-value-and-roi"

  static let extra: [Fact] = [
    .ticket(Ticket(id: "T-2", customer: "CUST-001", subject: "Slow list", created: SmallPortfolio.moment - 7200)),
    .ticketEvent(
      TicketEvent(
        ticket: "T-2", at: SmallPortfolio.moment - 7200, order: 0, author: .customer("Bo"),
        kind: .opened(severity: .low, status: .new))),
    .ticket(Ticket(id: "T-3", customer: "CUST-001", subject: "Over", created: SmallPortfolio.moment - 7200)),
    .ticketEvent(
      TicketEvent(
        ticket: "T-3", at: SmallPortfolio.moment - 7200, order: 0, author: .customer("Bo"),
        kind: .opened(severity: .low, status: .new))),
    .ticketEvent(
      TicketEvent(
        ticket: "T-3", at: SmallPortfolio.moment - 3600, order: 1, author: .agent("sam"), kind: .status(.resolved))),
    .action(
      ActionItem(
        id: "A-3", customer: "CUST-001", title: "Prepare the review", owner: "dana",
        snooze: Snooze(until: LocalDate(day: 20_790), reason: "budget"),
        checklist: [ChecklistStep(title: "Figures"), ChecklistStep(title: "Room", isDone: true)],
        created: SmallPortfolio.moment.adding(days: -3))),
    .override(
      Override(
        id: "O-1", customer: "CUST-001", target: .score, value: 50, reason: "new sponsor", author: "dana",
        at: SmallPortfolio.moment.adding(days: -1), expires: SmallPortfolio.moment.adding(days: 9))),
    .contact(Contact(id: "P-1", customer: "CUST-001", name: "Ann", isPrimary: true)),
    .contact(Contact(id: "P-2", customer: "CUST-001", name: "Bo")),
    .learner(Learner(id: "L-1", customer: "CUST-001", name: "Cleo")),
    .activity(
      Activity(
        id: "N-9", customer: "CUST-001", at: SmallPortfolio.moment.adding(days: -3), kind: "Feedback",
        description: "The export is slow")),
    .initiative(
      Initiative(
        id: "INI-1", title: "Faster search", since: SmallPortfolio.moment.adding(days: -3), impact: 5, effort: 2,
        owner: "dana", created: SmallPortfolio.moment.adding(days: -3),
        changed: SmallPortfolio.moment.adding(days: -3))),
    .enrolment(
      Enrolment(learner: "L-1", path: "executiveTraining", enrolled: LocalDate(day: 20_700), due: nil)),
  ]

  static let ticketDeeds = [
    Deed(
      [
        "ticket", "new", "acme", "--subject", "No mail", "--severity", "high", "--message", "It is\nquiet",
        "--category",
        "Mail", "--channel", "email", "--owner", "me",
      ], "open ticket 'No mail' for CUST-001", ["event": "owner", "text": "tester"]),
    Deed(
      ["ticket", "new", "acme", "--subject", "Again", "--follows", "t-3"], "open ticket 'Again' for CUST-001",
      ["event": "opened", "severity": "medium"]),
    Deed(["ticket", "respond", "T-1", "We look"], "respond T-1", ["event": "publicReply", "text": "We look"]),
    Deed(
      ["ticket", "update", "T-1", "Still at it"], "respond T-1", ["event": "publicReply", "author": "agent:tester"]),
    Deed(
      ["ticket", "respond", "T-1", "And you?", "--then", "pending"], "respond, then pending T-1",
      ["event": "status", "status": "pending"]),
    Deed(["ticket", "note", "T-1", "Known"], "add a note T-1", ["event": "note", "text": "Known"]),
    Deed(
      ["ticket", "hear", "T-1", "Hello?"], "take down the customer's message T-1",
      ["event": "customerMessage", "author": "customer:Birch Labs"]),
    Deed(["ticket", "pend", "T-1"], "set pending T-1", ["event": "status", "status": "pending"]),
    Deed(["ticket", "hold", "T-1"], "set on hold T-1", ["event": "status", "status": "onHold"]),
    Deed(["ticket", "resolve", "T-1"], "resolve T-1", ["event": "status", "status": "resolved"]),
    Deed(["ticket", "reopen", "T-3"], "set open T-3", ["event": "status", "status": "open"]),
    Deed(["ticket", "severity", "T-1", "crit"], "set the severity to critical T-1", ["severity": "critical"]),
    Deed(["ticket", "assign", "T-1", "lee"], "assign to lee T-1", ["event": "owner", "text": "lee"]),
    Deed(
      ["ticket", "assign", "T-1", "T-2", "--to", "lee"], "assign to lee 2 tickets", ["ticket": "T-2", "text": "lee"]),
    Deed(["ticket", "severity", "T-1", "T-2", "medium"], "set the severity to medium 2 tickets", ["ticket": "T-1"]),
    Deed(
      ["ticket", "escalate", "T-1", "--trigger", "security or"], "escalate: Security or compliance concerns T-1",
      ["event": "escalated", "tier": "3", "text": "Security or compliance concerns"]),
    Deed(
      ["ticket", "promise", "T-1", "--clock", "resolve", "--due", "4h"], "set the resolve time T-1",
      ["event": "due", "clock": "resolve", "due": "2026-11-23T18:00:00Z"]),
    Deed(["ticket", "rename", "T-1", "Sync fails twice"], "change the subject T-1", ["text": "Sync fails twice"]),
    Deed(["ticket", "merge", "T-2", "T-3"], "merge into T-3 T-2", ["event": "merged", "into": "T-3"]),
    Deed(["ticket", "spam", "T-2"], "mark as spam T-2", ["event": "spam"]),
  ]

  static let actionDeeds = [
    Deed(
      [
        "action", "new", "CUST-001", "--title", "Call", "--priority", "high", "--owner", "lee", "--due", "7d", "--step",
        "Ring", "--step", "[x] Number",
      ], "add action item 'Call' for CUST-001",
      ["title": "Call", "priority": "high", "owner": "lee", "due": "2026-11-30"]),
    Deed(
      ["action", "edit", "A-1", "--title", "Visit", "--due", "none", "--priority", "low"],
      "set title, priority low, no due date A-1", ["title": "Visit", "priority": "low", "owner": "lee"]),
    Deed(
      ["action", "done", "A-1", "--outcome", "no-change"], "complete (no-change) A-1", ["status": "unchanged"]),
    Deed(
      ["action", "done", "A-1", "--outcome", "success", "--note", "Signed"], "complete (success) A-1",
      ["outcome": "Signed"]),
    Deed(["action", "drop", "A-1", "--note", "Gone"], "drop A-1", ["status": "dropped"]),
    Deed(["action", "reopen", "A-2"], "reopen A-2", ["status": "pending"]),
    Deed(
      ["action", "assign", "A-1", "A-3", "me"], "set owner tester 2 action items", ["id": "A-3", "owner": "tester"]),
    Deed(
      ["action", "snooze", "A-1", "--until", "fri", "--reason", "fair"], "snooze until 27 November 2026 A-1",
      ["snoozed_until": "2026-11-27", "snooze_reason": "fair"]),
    Deed(["action", "wake", "A-3"], "end the snooze A-3", ["id": "A-3"]),
    Deed(["action", "due", "A-1", "2026-12-24"], "set due 2026-12-24 A-1", ["due": "2026-12-24"]),
    Deed(["action", "priority", "A-1", "A-3", "low"], "set priority low 2 action items", ["priority": "low"]),
    Deed(["action", "status", "A-1", "scheduled"], "set status scheduled A-1", ["status": "scheduled"]),
    Deed(["action", "tick", "A-3", "1"], "tick step 1 A-3", ["checklist": "[x] Figures; [x] Room"]),
    Deed(["action", "tick", "A-3", "2", "--off"], "untick step 2 A-3", ["checklist": "[ ] Figures; [ ] Room"]),
  ]

  static let customerDeeds = [
    Deed(
      ["note", "acme", "They move", "--type", "Call", "--outcome", "in May"], "add activity Call for CUST-001",
      ["type": "Call", "description": "They move", "outcome": "in May", "author": "tester"]),
    Deed(["note", "CUST-001", "CUST-002", "Fair"], "add a note for 2 customers", ["type": "Note"]),
    Deed(
      ["override", "CUST-002", "score", "40", "--reason", "sponsor left", "--days", "5"],
      "override the score with 40 for CUST-002",
      ["value": "40", "reason": "sponsor left"]),
    Deed(
      ["override", "CUST-001", "score", "--withdraw"], "withdraw the override of the score for CUST-001", ["id": "O-1"]),
    Deed(["assign", "CUST-001", "CUST-002", "lee"], "assign to lee 2 customers", ["owner": "lee"]),
    Deed(["learner", "new", "acme", "Noor", "--role", "Admin"], "add learner Noor to CUST-001", ["name": "Noor"]),
    Deed(
      ["learner", "enrol", "L-1", "technicalTraining", "--due", "30d"], "enrol in Technical L-1",
      ["path": "technicalTraining", "due": "2026-12-23"]),
    Deed(
      ["learner", "complete", "L-1", module, "--minutes", "30", "--score", "90"],
      "complete 'Strategic Value and ROI' for L-1", ["minutes": "30", "best_score": "90"]),
    Deed(
      ["learner", "waive", "L-1", module, "--reason", "taught it"], "waive 'Strategic Value and ROI' for L-1",
      ["waiver": "taught it"]),
    Deed(
      ["learner", "score", "L-1", module, "70"], "score 70 in 'Strategic Value and ROI' for L-1", ["best_score": "70"]),
  ]

  @Test(arguments: ticketDeeds + actionDeeds + customerDeeds + accountDeeds)
  func aCommandChangesWhatItSaysAndUndoTakesItBack(deed: Deed) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let before = try await portfolio.facts()
    let answer: Answer = try portfolio.answer(deed.words)
    #expect(answer.isTitled(deed.title) && answer.entry == 2)
    #expect(
      answer.rows.contains { row in deed.holds.allSatisfy { row[$0.key] == $0.value } }, "\(answer.rows)")
    #expect(try await portfolio.facts() != before)
    let undone = try portfolio.run("undo")
    #expect(undone.status == 0, "\(undone.errors)")
    #expect(try await portfolio.facts() == before)
  }

  @Test func whatIsNewIsNamedAndTextSaysTheEntry() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let resolved = try portfolio.run("ticket", "resolve", "T-1").output
    #expect(
      resolved.hasPrefix("resolve T-1 Sync fails, \"twice\" · ") && resolved.hasSuffix(" · entry 2\n"), "\(resolved)")
    let opened = try portfolio.run("ticket", "new", "CUST-001", "--subject", "Down")
    #expect(
      opened.output == "open ticket 'Down' for CUST-001 Acme Healthcare Inc. · entry 3 · TKT-1\n", "\(opened.errors)")
    let csv = try portfolio.run("action", "drop", "A-1", "--format", "csv").output
    #expect(csv.contains("at,author,entry,title\n") && csv.contains(",4,drop A-1 Call them"), "\(csv)")
    // A thing named twice is changed once.
    let pending = try portfolio.run("ticket", "pend", "T-2", "T-2").output
    #expect(pending == "set pending T-2 Slow list · Acme Healthcare Inc. · entry 5\n")
  }

  /// A time that is over today is tomorrow's: the answer says which was taken.
  @Test func theAnswerSaysTheTimeThatWasTaken() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let promised = try portfolio.run("ticket", "promise", "T-1", "--clock", "resolve", "--due", "02:00")
    #expect(promised.output.hasPrefix("set the resolve time T-1 Sync fails"), "\(promised)")
    #expect(promised.output.hasSuffix(", due 24 November 2026 02:00 · entry 2\n"), "\(promised)")
    let added = try portfolio.run("action", "new", "CUST-001", "--title", "Call", "--due", "fri")
    #expect(added.output.contains(", due 27 November 2026 · entry 3"), "\(added)")
  }

  static let refused: [(words: [String], status: Int32, message: String)] = [
    (["ticket", "severity", "T-1", "urgent"], 2, "severity: 'urgent' is not known, expected one of critical"),
    (["ticket", "severity", "T-1", "T-2", "urgent"], 2, "T-1: severity: "),
    (["ticket", "respond", "T-1", " "], 2, "text: expected text"),
    (["ticket", "promise", "T-1", "--clock", "resolve", "--due", "later"], 2, "due: found 'later', expected a time"),
    (["ticket", "escalate", "T-1", "--trigger", "boredom"], 2, "trigger: 'boredom' is not known"),
    (["action", "due", "A-1", "someday"], 2, "due: found 'someday', expected a day"),
    (["action", "done", "A-1", "--outcome", "great"], 2, "outcome: 'great' is not known"),
    (["action", "tick", "A-3", "3"], 2, "step: '3' is not known, expected one of 1, 2"),
    (["override", "CUST-001", "score", "many", "--reason", "x"], 2, "value: found 'many', expected a whole number"),
    (["learner", "complete", "L-1", "technicalTraining/none"], 2, "module: "),
    (["ticket", "new", "acme", "--subject", "x", "--follows", "T-2"], 1, "T-2: is new, go on with that one"),
    (
      ["ticket", "new", "acme", "--subject", "x", "--follows", "T-1"], 1,
      "T-1 is CUST-002's, expected a ticket of CUST-001"
    ),
    (["ticket", "resolve", "T-9"], 1, "no ticket 'T-9'"),
    (["action", "wake", "A-9"], 1, "no action item 'A-9'"),
    (["learner", "enrol", "L-9", "executiveTraining"], 1, "no learner 'L-9'"),
    (["note", "CUST-099", "Hello"], 1, "no customer 'CUST-099'"),
    (["ticket", "resolve", "T-1", "T-3"], 1, "T-3: is already resolved"),
    (["ticket", "assign", "T-1", "T-9", "sam"], 1, "no ticket 'T-9'"),
    (["action", "drop", "A-1", "A-2"], 1, "A-2: is done: success already"),
    (["action", "tick", "A-3", "2"], 1, "A-3: is like that already"),
    (["override", "CUST-001", "score", "140", "--reason", "x"], 2, "value: found '140', expected a whole number of"),
    (["learner", "enrol", "L-1", "executiveTraining"], 1, "is enrolled in Executive already"),
    (["customer", "new", "Zeta"], 64, "--tier"),
    (["customer", "new", "Zeta", "--tier", "gold"], 2, "tier: 'gold' is not known, expected one of enterprise"),
    (
      ["customer", "new", "Zeta", "--tier", "pro", "--renews", "2020-01-01"], 1,
      "renews: found 2020-01-01, expected a day not before 2026-11-23, when the customer signed up"
    ),
    (["customer", "edit", "acme"], 64, "Give what is to become different, such as --tier"),
    (["customer", "edit", "acme", "--revenue", "much"], 2, "revenue: found 'much', expected an amount"),
    (["customer", "edit", "acme", "--limits", "much"], 2, "limits: found 'much'"),
    (["customer", "churn", "acme", "--reason", "boredom"], 2, "reason: 'boredom' is not known, expected one of price"),
    (["customer", "return", "acme"], 1, "CUST-001: has not left"),
    (["customer", "renew", "acme", "--until", "soon"], 2, "until: found 'soon', expected a day such as"),
    (["customer", "merge", "CUST-004", "acme"], 1, "CUST-004 'Delta Foods'"),
    (["contact", "remove", "P-9"], 1, "no contact 'P-9'"),
    (
      ["survey", "record", "acme", "ces", "9"], 2,
      "score: found '9', expected a whole number from 1 to 5 as CES is answered"
    ),
    (
      ["survey", "record", "acme", "nps", "9", "--ticket", "T-1"], 1, "T-1 is CUST-002's, expected a ticket of CUST-001"
    ),
    (["counter", "record", "acme", "workflows", "-1"], 2, "count: found '-1', expected a whole number from 0"),
    (["ticket", "respond", "T-1"], 64, "'<text>'"),
    (["ticket", "resolve"], 64, "<id>"),
    (["action", "edit", "A-1"], 64, "Give what is to become different"),
    (["override", "CUST-001", "score", "40"], 64, "--reason"),
    (["override", "CUST-001", "score", "40", "--withdraw"], 64, "--withdraw"),
    (["learner", "score", "L-1"], 64, "'<module> <score>'"),
  ]

  @Test func whatIsRefusedChangesNothing() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let before = try await portfolio.facts()
    for refusal in Self.refused {
      let run = try portfolio.running(refusal.words)
      #expect(
        run.status == refusal.status && run.output == "" && run.errors.contains(refusal.message),
        "\(refusal.words): \(run.status) \(run.errors)")
    }
    #expect(try await portfolio.facts() == before)
    #expect(try portfolio.run("log", "--format", "csv").output.split(separator: "\n").count == 2)
  }

  @Test(arguments: ["ticket", "action", "learner", "customer", "contact"])
  func aCommandOfSeveralNamesThem(name: String) throws {
    let run = try RunningBinary([name])
    #expect(run.status == 64 && run.errors.contains("'rapport \(name)' wants to know what: one of new, "))
  }

  private static func numbered(_ id: String, _ customer: String) -> [Fact] {
    let at = SmallPortfolio.moment - 600
    return [
      .ticket(Ticket(id: TicketID(id), customer: CustomerID(customer), subject: "Login \(id)", created: at)),
      .ticketEvent(
        TicketEvent(
          ticket: TicketID(id), at: at, order: 0, author: .customer("Ann"), kind: .opened(severity: .high, status: .new)
        )
      ),
    ]
  }

  @Test func numbersAloneAreIds() async throws {
    let extra = Self.numbered("TKT-11210", "CUST-001") + Self.numbered("TKT-11211", "CUST-001")
    let portfolio = try await SmallPortfolio(extra: extra)
    let note: Answer = try portfolio.answer(["ticket", "note", "11210", "x"])
    #expect(note.isTitled("add a note TKT-11210"))
    #expect(try portfolio.run("ticket", "show", "11210").output.contains("TKT-11210"))
    let merged: Answer = try portfolio.answer(["ticket", "merge", "11211", "11210"])
    #expect(merged.isTitled("merge into TKT-11210 TKT-11211"))
    #expect(try portfolio.run("show", "1").output.contains("Acme"))
  }

  @Test func anotherCustomersTicketIsMergedIntoOnlyWithAYes() async throws {
    let extra = Self.numbered("TKT-1", "CUST-001") + Self.numbered("TKT-2", "CUST-002")
    let portfolio = try await SmallPortfolio(extra: extra)
    let before = try await portfolio.facts()
    let run = try portfolio.running(["ticket", "merge", "1", "2"])
    #expect(run.status == 1 && run.errors.contains("Acme") && run.errors.contains("Birch Labs"), "\(run.errors)")
    #expect(run.errors.contains("--yes"))
    #expect(try await portfolio.facts() == before)
    let merged: Answer = try portfolio.answer(["ticket", "merge", "1", "2", "--yes"])
    #expect(merged.isTitled("merge into TKT-2 TKT-1"))
  }

  /// Before it is done the command says which promise ends; afterwards by which the ticket that stays goes on.
  @Test func aSoonerPromiseEndsOnlyWithAYes() async throws {
    let extra = Self.numbered("TKT-1", "CUST-001") + Self.numbered("TKT-2", "CUST-001")
    let portfolio = try await SmallPortfolio(extra: extra)
    #expect(try portfolio.run("ticket", "severity", "1", "critical").status == 0)
    let before = try await portfolio.facts()
    let run = try portfolio.running(["ticket", "merge", "1", "2"])
    #expect(run.status == 1 && run.errors.contains("TKT-1 is Critical: its"), "\(run.errors)")
    #expect(run.errors.contains("TKT-2 stays High: its") && run.errors.contains("--yes"))
    #expect(try await portfolio.facts() == before)
    let done = try portfolio.run("ticket", "merge", "1", "2", "--yes")
    #expect(done.status == 0 && done.output.contains("\nTKT-2 stays High: its"), "\(done.output)")
  }

  /// What was given is named: the renewal of a new customer follows from its sign-up, that of a known one is told beside it.
  @Test func aSignUpAheadIsNoMatterOfTheRenewal() async throws {
    let portfolio = try await SmallPortfolio()
    let new = try portfolio.run("customer", "new", "Zeta", "--tier", "starter", "--signed-up", "2029-01-01")
    #expect(new.status == 0, "\(new.errors)")
    let late = try portfolio.run("customer", "edit", "CUST-001", "--signed-up", "2029-01-01", "--yes")
    #expect(late.status == 1 && late.errors.contains("cannot have signed up on 2029-01-01: it renews on 2027-02-01"))
    #expect(!late.errors.contains("renews:"), "\(late.errors)")
    let both = try portfolio.run(
      "customer", "edit", "CUST-001", "--signed-up", "2029-01-01", "--renews", "2030-01-01", "--yes")
    #expect(both.status == 0, "\(both.errors)")
  }

  @Test func lastWordsGoWithTheResolution() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let answer: Answer = try portfolio.answer(["ticket", "resolve", "T-1", "--text", "Done."])
    #expect(answer.tickets[0].events.map { $0["event"] }.suffix(2) == ["publicReply", "status"])
  }

  @Test func theLogPutsATicketsChangesAsTheScreensDo() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.numbered("TKT-1", "CUST-001"))
    for words in [
      ["severity", "1", "low"], ["assign", "1", "sam", "--new"], ["note", "1", "Look at the logs"], ["resolve", "1"],
    ] {
      #expect(try portfolio.running(["ticket"] + words).status == 0)
    }
    let text = try portfolio.run("log").output
    for words in [
      "TKT-1 Login TKT-1 · Acme Healthcare Inc.: severity High → Low", "owner nobody → sam", "note Look at the logs",
      "status New → Resolved",
    ] { #expect(text.contains(words), "\(words) in\n\(text)") }
    #expect(!text.contains("ticket event") && !text.contains("Z  "), "\(text)")
  }

  @Test func aLongTextComesInByStandardInput() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let text = "Dear Ann,\n\nit works again.\n"
    let run = try portfolio.running(["ticket", "respond", "T-1", "-"], input: Data(text.utf8))
    #expect(run.status == 0, "\(run.errors)")
    let answer: Answer = try portfolio.answer(["ticket", "note", "T-1", "Sent"])
    let replies = answer.tickets[0].events.filter { $0["event"] == "publicReply" }
    #expect(replies.map { $0["text"] } == ["Dear Ann,\n\nit works again."])
    let wrong = try portfolio.running(["ticket", "note", "T-1", "-"], input: Data([0xff, 0xfe]))
    #expect(wrong.status == 2 && wrong.errors.contains("text: found bytes"), "\(wrong.errors)")
    let empty = try portfolio.running(["ticket", "note", "T-1", "-"], input: Data())
    #expect(empty.status == 2 && empty.errors.contains("text: expected text"), "\(empty.errors)")
  }
}

extension SmallPortfolio {
  func running(_ words: [String], input: Data? = nil) throws -> RunningBinary {
    try RunningBinary(words + ["--db", database.path, "--now", SmallPortfolio.now], input: input)
  }

  func answer<Answer: Decodable>(_ words: [String]) throws -> Answer {
    let run = try running(words + ["--format", "json"])
    try #require(run.status == 0 && run.errors == "", "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  /// Every fact that the store holds.
  func facts() async throws -> Set<Fact> {
    let store = try SQLiteEngine.open(path: database.path, rulebook: SmallPortfolio.rulebook())
    let facts = Mutex<Set<Fact>>([])
    for kind in FactKind.allCases where kind != .score {
      try await store.facts(kind, Filter(), at: SmallPortfolio.moment) { fact in
        facts.withLock { _ = $0.insert(fact) }
      }
    }
    try store.close()
    return facts.withLock(\.self)
  }
}
