import CustomerSuccess
import Framework
import Interchange
import Testing

/// What a mapping makes of rows: several kinds of one file, several rows of one, customers by what they are called.
@Suite struct MappingRowsTests {
  private static func customer(_ id: CustomerID, _ name: String) -> Fact {
    .customer(
      Customer(id: id, name: name, tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
  }

  private static let tickets = """
    name: tickets
    files:
      tickets:
        kind: tickets
        wrong_values: refuse
        columns: [Id, Company]
        fields:
          id: Id
          customer: {customer: Company}
          subject: {constant: Help}
          created: {constant: "2026-01-05T10:00:00Z"}
          severity: {constant: low}
    """

  @Test(
    arguments: [
      ("HS-9001", "HS-9001"), ("9001", "HS-9001"), ("Nordlicht GmbH", "HS-9001"), ("NORDLICHT", "HS-9001"),
      (" nordlicht,  gmbh & co. kg ", "HS-9001"), ("Söhne S.A.", "C2"), ("sohne", "C2"), ("Volt Labs Inc.", nil),
      ("Nobody", nil),
    ] as [(String, String?)])
  func aCustomerIsFoundByIdOutsideIdOrName(text: String, id: String?) throws {
    let target = MemoryTarget([
      Self.customer("HS-9001", "Nordlicht GmbH"), Self.customer("C2", "Söhne AG"), Self.customer("C3", "Volt Labs"),
      Self.customer("C4", "Volt Labs, Ltd."),
    ])
    let mapping = try Mapping(yaml: Self.tickets, file: "m.yaml")
    let file = ("t.csv", "Id,Company\nT1,\"\(text)\"\nT2,C2\n")
    let report = try target.take([file], options: ImportOptions(mapping: mapping))
    guard let id else {
      let left = try #require(report.files.first?.leftOut.entries.values.first?.example)
      #expect(left.hasPrefix("t.csv:2: customer: found '\(text)'"))
      #expect(left.contains("C3 and C4 are called") == text.hasPrefix("Volt"), "\(left)")
      return
    }
    guard case .ticket(let ticket)? = target.all[.ticket("T1")] else {
      Issue.record("\(report.text)")
      return
    }
    #expect(ticket.customer.text == id)
  }

  /// Customers from a tool by its record id, tickets of another one with the company's name.
  @Test func ticketsFindTheCustomersOfAnotherTool() throws {
    let target = MemoryTarget()
    let library = MappingLibrary()
    let companies =
      "Record ID,Company name,Industry,Create Date\n9001,Nordlicht GmbH,COMPUTER_SOFTWARE,2024-01-01 10:00\n"
    try target.take(
      [("h.csv", companies)], options: ImportOptions(mapping: try library.mapping(named: "hubspot-companies")))
    let tickets = """
      Id,Subject,Created at,Priority,Status,Organization
      801,Cannot log in,2026-11-23 09:00:00,High,Open,Nordlicht GmbH
      802,Lost,2026-11-23 09:00:00,High,Open,Somebody else

      """
    let report = try target.take(
      [("z.csv", tickets)], options: ImportOptions(mapping: try library.mapping(named: "zendesk-tickets")))
    guard case .ticket(let ticket)? = target.all[.ticket("ZD-801")] else {
      Issue.record("\(report.text)")
      return
    }
    #expect(ticket.customer == "HS-9001")
    #expect(target.all[.ticket("ZD-802")] == nil && report.files.first?.leftOut.total == 1)
  }

  @Test func oneFileFeedsSeveralKindsAndOneRowGivesSeveralObservations() throws {
    let mapping = try Mapping(
      yaml: """
        name: accounts
        files:
          accounts:
            kind: customers
            columns: [Account, Logins]
            fields:
              id: Account
              name: Account
              tier: {constant: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
          champions:
            kind: contacts
            with: accounts
            fields:
              id: {template: "{Account}-1"}
              customer: Account
              name: Champion
              primary: {constant: "yes"}
            skip:
              - {when: [{of: Champion, is: empty}], reason: nobody is named}
          usage:
            kind: metrics
            with: accounts
            each:
              - {metric: {constant: login-frequency}, value: Logins}
              - {metric: {constant: feature-adoption}, value: {column: Adoption, as: percent}}
            fields: {customer: Account, at: {column: Day, as: time}}
        """, file: "m.yaml")
    let text = """
      Account,Champion,Logins,Adoption,Day
      A,Ann,5,45 %,2026-01-05
      B,,,30%,2026-01-05

      """
    let target = MemoryTarget()
    let report = try target.take([("a.csv", text)], options: ImportOptions(mapping: mapping))
    let rows = target.all.values.sorted { "\($0.key.values)" < "\($1.key.values)" }.map {
      "\($0.kind.title): " + exportRow($0).prefix(3).joined(separator: ",")
    }
    #expect(
      rows.sorted() == [
        "contact: A-1,A,Ann", "customer: A,A,starter", "customer: B,B,starter",
        "observation: A,feature-adoption,45", "observation: A,login-frequency,5", "observation: B,feature-adoption,30",
      ], "\(report.text)")
    #expect(report.files.map(\.role).sorted() == ["contacts", "customers", "metrics"])
    #expect(report.files.first { $0.role == "customers" }?.unusedColumns == [:])
  }

  @Test func aLookupGivesTexts() throws {
    let mapping = try Mapping(
      yaml: """
        name: owners
        lookups:
          users: {columns: [User, Full name], key: User, values: {name: {text: Full name}}}
        files:
          accounts:
            kind: customers
            columns: [Account, Owner id]
            fields:
              id: Account
              name: Account
              tier: {constant: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
              owner: {lookup: users, value: name, by: Owner id}
        """, file: "m.yaml")
    let target = MemoryTarget()
    try target.take(
      [("a.csv", "Account,Owner id\nA,7\n"), ("u.csv", "User,Full name\n7,Mira Okafor\n")],
      options: ImportOptions(mapping: mapping))
    guard case .customer(let customer)? = target.all[.customer("A")] else {
      throw InputComplaint(file: "a", message: "none")
    }
    #expect(customer.owner == "Mira Okafor")
  }

  /// Whoever is known is not made anew by another spelling; between two who are written alike nobody chooses.
  @Test func peopleAreKnownAgain() throws {
    func owned(_ id: CustomerID, _ owner: String) -> Fact {
      .customer(
        Customer(
          id: id, name: "x", tier: .starter, industry: .other, size: .small, owner: owner, signedUp: LocalDate(day: 1)))
    }
    let mapping = try Mapping(
      yaml: """
        name: accounts
        files:
          accounts:
            kind: customers
            columns: [Account, Owner]
            fields:
              id: Account
              name: Account
              tier: {constant: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
              owner: Owner
        """, file: "m.yaml")
    let target = MemoryTarget([owned("O1", "Zoë Walsh"), owned("O2", "Ann Lee"), owned("O3", "ANN LEE")])
    let text = "Account,Owner\nA,zoe  WALSH\nB,ann lee\nC,Mira Okafor\nD,MIRA OKAFOR\nE,ANN LEE\n"
    try target.take([("a.csv", text)], options: ImportOptions(mapping: mapping))
    let owners = ["A", "B", "C", "D", "E"].map { id -> String in
      guard case .customer(let customer)? = target.all[.customer(CustomerID(id))] else { return "" }
      return customer.owner
    }
    #expect(owners == ["Zoë Walsh", "ann lee", "Mira Okafor", "Mira Okafor", "ANN LEE"])
  }

  @Test func conditionsKnowContainsNotAndAny() throws {
    let mapping = try Mapping(
      yaml: """
        name: accounts
        files:
          accounts:
            kind: customers
            columns: [Account, Tags]
            skip:
              - {when: [{of: Tags, contains: [merged]}], reason: merged}
              - {when: [{not: {any: [{of: Account, is: A}, {of: Account, is: B}]}}], reason: neither}
            fields:
              id: Account
              name: Account
              tier: {constant: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
        """, file: "m.yaml")
    let target = MemoryTarget()
    let report = try target.take(
      [("a.csv", "Account,Tags\nA,vip\nB,vip closed_by_MERGED\nC,\n")], options: ImportOptions(mapping: mapping))
    #expect(target.all.count == 1 && target.all[.customer("A")] != nil)
    #expect(report.files.first?.leftOut.count("merged") == 1 && report.files.first?.leftOut.count("neither") == 1)
  }

  @Test func whatNobodyHasDecidedIsRefused() {
    let yaml = "name: x\ndates: {decide: [day first, month first]}\nfiles: {}"
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: yaml, file: "m.yaml") }
    #expect(
      error?.description
        == "m.yaml:2: dates: not decided yet, expected one of day first, month first in place of decide: [...]")
  }

  /// An event log of a tool whose counter has gaps, and what is exported of it.
  @Test func anEventLogMayHaveGaps() throws {
    let mapping = try Mapping(
      yaml: """
        name: gaplog
        zone: UTC
        files:
          tickets:
            kind: tickets
            columns: [id, customer, subject, created]
            fields: {id: id, customer: customer, subject: subject, created: created}
          log:
            kind: ticket-events
            wrong_values: refuse
            columns: [no, seq, when, who, what]
            fields: {ticket: no, order: seq, at: when, author: {template: "agent:{who}"}, event: what, severity: prio, status: state}
        """, file: "m.yaml")
    let target = MemoryTarget([Self.customer("C1", "One")])
    let log = """
      no,seq,when,who,what,prio,state
      G-1,0,2026-11-23T09:00:00Z,ada,opened,high,new
      G-1,2,2026-11-23T10:00:00Z,ada,status,,resolved
      G-1,4,2026-11-24T09:00:00Z,bot,status,,closed

      """
    let ticket = "id,customer,subject,created\nG-1,C1,Gap,2026-11-23T09:00:00Z\n"
    let report = try target.take([("l.csv", log), ("t.csv", ticket)], options: ImportOptions(mapping: mapping))
    let facts = target.all.values.sorted { "\($0.key.values)" < "\($1.key.values)" }
    let events = facts.filter { $0.kind == .ticketEvent }
    #expect(events.count == 3, "\(report.text)")
    let again = MemoryTarget([Self.customer("C1", "One")])
    try again.take([
      ("t.csv", RecordWriter.table(.tickets, facts.filter { $0.kind == .ticket })),
      ("e.csv", RecordWriter.table(.ticketEvents, events)),
    ])
    #expect(again.all == target.all)
  }
}
