import CustomerSuccess
import Foundation
import Interchange
import Testing

@Suite struct ImporterTests {
  private static let customers = """
    id,name,tier,industry,size,signed_up,monthly_revenue,currency
    CUST-001,Acme Healthcare Inc.,Professional,healthcare,medium,2023-06-01,3800.00,USD
    CUST-002,Bolt,starter,technology,small,2023-07-01,99.5,EUR

    """

  private func complaints(_ files: [(String, String)], options: ImportOptions = ImportOptions()) -> [String] {
    let target = MemoryTarget()
    do {
      try target.take(files, options: options)
      return []
    } catch InterchangeError.refused(let complaints, let more) {
      #expect(target.all.isEmpty)
      return complaints.map(\.description) + (more > 0 ? ["and \(more) more"] : [])
    } catch {
      return ["\(error)"]
    }
  }

  @Test func filesComeInTheOrderOfWhatTheyReferTo() throws {
    let target = MemoryTarget()
    let metrics = "customer,metric,value,at\nCUST-002,roiDemonstration,-20.5,2024-01-01T00:00:00+01:00\n"
    let report = try target.take([("m.csv", metrics), ("c.csv", Self.customers)])
    #expect(report.counts == [.customers: .init(added: 2), .metrics: .init(added: 1)])
    let moment = try #require(Instant(iso8601: "2023-12-31T23:00:00Z"))
    guard case .observation(let fact)? = target.all[.observation("CUST-002", "roiDemonstration", moment)],
      case .customer(let bolt)? = target.all[.customer("CUST-002")]
    else {
      Issue.record("not stored")
      return
    }
    #expect(fact.value == .measured(-20.5))
    #expect(bolt.monthlyRevenue == Money(minorUnits: 9950, currency: "EUR"))
  }

  @Test func changedRowsUpdateAndEqualOnesDoNot() throws {
    let target = MemoryTarget()
    try target.take([("c.csv", Self.customers)])
    let changed = Self.customers.replacingOccurrences(of: "Bolt", with: "Bolt Ltd")
    #expect(try target.take([("c.csv", changed)]).counts[.customers] == .init(changed: 1, unchanged: 1))
  }

  @Test(arguments: [
    (
      "CUST-003,X,gold,other,small,2023-01-01",
      "c.csv:2: tier: found 'gold', expected one of enterprise, professional, starter, community"
    ),
    ("CUST-003,,starter,other,small,2023-01-01", "c.csv:2: name: empty, expected a company name"),
    (",X,starter,other,small,2023-01-01", "c.csv:2: id: empty, expected an id"),
    (
      "CUST-003,X,starter,other,small,2023-02-30",
      "c.csv:2: signed_up: found '2023-02-30', expected a date such as 2026-11-23"
    ),
    ("CUST-003,X,starter,other,small", "c.csv:2: 5 fields, expected 6 as in the first row"),
  ])
  func aWrongRowIsNamed(row: String, complaint: String) {
    #expect(complaints([("c.csv", "id,name,tier,industry,size,signed_up\n\(row)\n")]) == [complaint])
  }

  /// What people may not type, other tools hold: a file is not refused for it.
  @Test(arguments: ["X\nY", "X\tY", "X\u{1B}[31mY", String(repeating: "x", count: 3000)])
  func whatOtherToolsHoldInALineIsTaken(name: String) throws {
    let target = MemoryTarget()
    let file = "id,name,tier,industry,size,signed_up\nCUST-003,\"\(name)\",starter,other,small,2023-01-01\n"
    #expect(try target.take([("c.csv", file)]).counts[.customers] == .init(added: 1))
    #expect(complaints([("c.csv", file)]) == [])
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
  func theSeparatorIsFound(sign: String, name: String) throws {
    let target = MemoryTarget()
    let report = try target.take([("c.csv", Self.customers.replacing(",", with: sign))])
    let plain = MemoryTarget()
    try plain.take([("c.csv", Self.customers)])
    #expect(target.all == plain.all && !plain.all.isEmpty)
    #expect(report.files.first?.notices.count("read with \(name) between the columns") == 1)
  }

  @Test(arguments: [
    (
      "a,b\n1,2\n",
      "c.csv:1: the columns fit no kind of row; closest is customers; no column id, name, tier, industry, size, signed_up; unknown column a, b; another tool's file is read by a mapping (--map), which 'rapport mapping guess' writes"
    ),
    ("", "c.csv: empty, expected a header row or JSON objects"),
    ("\n\n", "c.csv: empty, expected a header row"),
    ("id,id\n", "c.csv:1: field 2: column 'id' given twice"),
    ("id,,name\n", "c.csv:1: field 2: no column name in the header"),
    (",,\n", "c.csv:1: no column names in the header"),
  ])
  func aFileOfNoKindIsRefused(text: String, complaint: String) {
    #expect(complaints([("c.csv", text)]) == [complaint])
  }

  @Test func theKindAskedForMustFit() {
    let found = complaints([("c.csv", "customer,metric,value,at,mood\n")], options: ImportOptions(kind: .metrics))
    #expect(found == ["c.csv:1: mood: unknown column, expected one of customer, metric, value, at, source, note"])
    let lacking = complaints([("c.csv", "customer,metric\n")], options: ImportOptions(kind: .metrics))
    #expect(lacking == ["c.csv:1: no column value, at, expected it for metrics"])
  }

  @Test func theFirstTwentyWrongRowsAreNamedAndTheRestCounted() {
    let rows = (1...50).map { "C\($0),X,gold,other,small,2023-01-01" }.joined(separator: "\n")
    let found = complaints([("c.csv", "id,name,tier,industry,size,signed_up\n\(rows)\n")])
    #expect(found.count == 21)
    #expect(found[19].hasPrefix("c.csv:21: tier"))
    #expect(found[20] == "and 30 more")
  }

  @Test func everyFileIsLookedAt() {
    let found = complaints([
      ("c.csv", "id,name,tier,industry,size,signed_up\nC1,X,starter,other,small,2023-01-01\n\"C2"),
      ("s.csv", "id,customer,survey,score,at\nS1,C1,csat,6,2024-01-01T00:00:00Z\nS2,C9,nps,10,2024-01-01\n"),
    ])
    #expect(
      found == [
        "c.csv:3: field 1: the file ends inside quotes, expected a closing quote",
        "s.csv:2: score: found '6', expected a whole number from 1 to 5",
        "s.csv:3: at: found '2024-01-01', expected a time such as 2026-11-23T14:05:32Z",
      ])
  }

  @Test func whatIsReferredToMustBeThere() {
    #expect(
      complaints([("a.csv", "id,customer,title,created\nA1,CUST-9,Call,2024-01-01T00:00:00Z\n")])
        == ["a.csv:2: customer: found 'CUST-9', expected the id of a customer in these files or in the database"])
    let tickets = "id,customer,subject,created,follows,severity\n"
    #expect(
      complaints([("c.csv", Self.customers), ("t.csv", tickets + "T1,CUST-001,Help,2024-01-01T00:00:00Z,T0,\n")]) == [
        "t.csv:2: follows: found 'T0', expected the id of a ticket in these files or in the database",
        "t.csv:2: severity: empty, expected a severity, or the ticket's events among the ticket-events",
      ])
    let events = "ticket,order,at,author,event,text\nT1,2,2024-01-01T00:00:00Z,agent:Mira,note,x\n"
    #expect(
      complaints([
        ("c.csv", Self.customers), ("t.csv", tickets + "T1,CUST-001,Help,2024-01-01T00:00:00Z,,\n"), ("e.csv", events),
      ]) == [
        "e.csv:2: order: expected the ticket's first event, of order 0, before it",
        "t.csv:2: severity: empty, expected a severity, or the ticket's events among the ticket-events",
      ])
  }

  /// A story begins with its opening, which comes once, and a ticket that is merged into itself, or round a circle, is nobody's work.
  @Test(arguments: [
    ("T1,0,agent:Mira,note,,,,x\n", "e.csv:2: event: found 'note', expected opened, as a ticket's first event is"),
    (
      "T1,0,customer:A,opened,high,new,,\nT1,1,customer:A,opened,high,new,,\n",
      "e.csv:3: event: found 'opened', expected it of order 0 alone: a ticket is opened once"
    ),
    (
      "T1,0,customer:A,opened,high,new,,\nT1,1,agent:Mira,merged,,,T1,\n",
      "e.csv:3: into: found 'T1', expected another ticket"
    ),
    (
      """
      T1,0,customer:A,opened,high,new,,
      T1,1,agent:Mira,merged,,,T2,
      T2,0,customer:A,opened,high,new,,
      T2,1,agent:Mira,merged,,,T3,
      T3,0,customer:A,opened,high,new,,
      T3,1,agent:Mira,merged,,,T1,

      """, "e.csv:7: into: found 'T1', expected a ticket that is not merged into T3 itself"
    ),
  ])
  func eventsThatCannotBeRightAreNamed(rows: String, words: String) {
    let lines = rows.split(separator: "\n").map { row -> String in
      let cells = row.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      return "\(cells[0]),\(cells[1]),2024-01-01T00:00:00Z,\(cells[2])\n"
    }
    let tickets = ["T1", "T2", "T3"].map { "\($0),CUST-001,Help,2024-01-01T00:00:00Z\n" }
    let found = complaints([
      ("c.csv", Self.customers), ("t.csv", "id,customer,subject,created\n" + tickets.joined()),
      ("e.csv", "ticket,order,at,author,event,severity,status,into,text\n" + lines.joined()),
    ])
    #expect(found.first == words, "\(found)")
  }

  /// What counts is the order, not the number.
  @Test func aCounterMayHaveGaps() throws {
    let target = MemoryTarget()
    let events = """
      ticket,order,at,author,event,text
      T1,9,2024-01-02T00:00:00Z,agent:Mira,note,x
      T1,12,2024-01-02T01:00:00Z,agent:Mira,note,y

      """
    let ticket = "id,customer,subject,created,severity\nT1,CUST-001,Help,2024-01-01T00:00:00Z,low\n"
    let report = try target.take([("c.csv", Self.customers), ("t.csv", ticket), ("e.csv", events)])
    let orders = target.all.keys.filter { $0.kind == .ticketEvent }.compactMap { $0.parts.last }.sorted()
    #expect(orders == ["0", "1", "12", "9"], "\(report.text)")
  }

  @Test func whatComesTwiceIsSaidAndTheLaterHolds() throws {
    let target = MemoryTarget()
    let later = Self.customers.replacingOccurrences(of: "Bolt", with: "Bolt Ltd")
    let report = try target.take([("c.csv", Self.customers), ("d.csv", later)])
    #expect(report.counts == [.customers: .init(added: 2)])
    #expect(
      report.files.last?.notices.lines == [
        "2 × given again; the newer row holds (first: d.csv:2: customer CUST-001 given before)"
      ])
    guard case .customer(let bolt)? = target.all[.customer("CUST-002")] else { throw Refusal("not stored") }
    #expect(bolt.name == "Bolt Ltd")
  }

  @Test func aTicketsRowTellsItsStory() throws {
    let target = MemoryTarget()
    let tickets = """
      id,customer,subject,created,severity,owner,first_response,resolved,tier,escalation_trigger,satisfaction
      T1,CUST-001,Down,2024-01-01T09:00:00Z,critical,Mira,2024-01-01T09:10:00Z,2024-01-01T11:00:00Z,3,Outage,5.0
      T2,CUST-001,Slow,2024-01-01T09:00:00Z,high,,,,,,

      """
    let report = try target.take([("c.csv", Self.customers), ("t.csv", tickets)])
    #expect(report.counts[.tickets] == .init(added: 2))
    #expect(report.counts[.surveys] == .init(added: 1))
    let events = target.all.values.compactMap { fact -> TicketEvent? in
      guard case .ticketEvent(let event) = fact, event.ticket == "T1" else { return nil }
      return event
    }
    let kinds = events.sorted { $0.order < $1.order }.map(\.kind)
    #expect(
      kinds == [
        .opened(severity: .critical, status: .new), .customerMessage("Down"), .owner("Mira"),
        .escalated(to: .technical, trigger: "Outage"), .publicReply(""), .status(.resolved),
      ])
    // Solved first and answered after: odd, and no reason to refuse anything.
    let odd = tickets.replacingOccurrences(of: "T09:10", with: "T12:10")
    #expect(complaints([("c.csv", Self.customers), ("t.csv", odd)]) == [])
    let wrong = tickets.replacingOccurrences(of: "T09:10", with: "T08:10")
    #expect(
      complaints([("c.csv", Self.customers), ("t.csv", wrong)])
        == [
          "t.csv:2: first_response: found 2024-01-01T08:10:00Z, expected a time not before 2024-01-01T09:00:00Z, when it was created"
        ])
  }

  @Test func aRehearsalWritesNothing() throws {
    let importer = try Importer(
      [ImportSource(file: "c.csv", bytes: MemoryBytes(Self.customers))], options: ImportOptions(), target: EmptyTarget()
    )
    #expect(try importer.rehearse().counts[.customers] == .init(added: 2))
  }

  @Test func filesThatCannotBeReadSayWhy() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: InterchangeError.unreadable(file: folder, reason: "is a folder, expected a file")) {
      try ImportSource(path: folder)
    }
    #expect(throws: InterchangeError.unreadable(file: "/nowhere/x.csv", reason: "there is no such file")) {
      try ImportSource(path: "/nowhere/x.csv")
    }
  }

  @Test func manyRowsComeInBatches() throws {
    var metrics = "customer,metric,value,at\n"
    for day in 0..<9000 { metrics += "CUST-001,activeUsers,\(day % 100),\(Instant(seconds: day * 86_400))\n" }
    let importer = try Importer(
      [("m.csv", metrics), ("c.csv", Self.customers)].map { ImportSource(file: $0.0, bytes: MemoryBytes($0.1)) },
      options: ImportOptions(), target: EmptyTarget())
    var sizes: [Int] = []
    while case let batch = try importer.nextBatch(), !batch.isEmpty { sizes.append(batch.count) }
    #expect(sizes.reduce(0, +) == 9002)
    #expect(sizes.allSatisfy { $0 <= 2000 })
  }
}
