import CustomerSuccess
import Interchange
import Testing

/// What a file's names and values prove, and what they leave to a person.
@Suite struct GuessProofTests {
  private func draft(_ text: String, _ file: String = "e.csv") throws -> MappingDraft {
    try MappingDraft(try GuessedFile(ImportSource(file: file, bytes: MemoryBytes(text))), name: "e")
  }

  private func customers(_ column: String, _ values: [String]) -> String {
    let rows = values.enumerated().map { "A\($0),Name \($0),2024-01-01,Pro,\"\($1)\"" }
    return (["Account ID,Name,Customer since,Plan,\(column)"] + rows).joined(separator: "\n") + "\n"
  }

  private func imported(_ yaml: String, _ text: String) throws -> [CustomerID: Customer] {
    let target = MemoryTarget()
    try target.take([("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "e.yaml")))
    var found: [CustomerID: Customer] = [:]
    for case .customer(let customer) in target.all.values { found[customer.id] = customer }
    return found
  }

  /// What a row is, a person says where the columns do not.
  @Test func whatTheRowsAreIsAsked() throws {
    let text = "Company,Value,Notes\nNordlicht AG,12,x\nVolt Labs,13,y\n"
    var draft = try draft(text)
    #expect(draft.asksKind && draft.questions.first?.subject == .kind)
    #expect(draft.yaml.contains("kind: {decide: [customers]}"))
    draft.take(kind: .customers)
    #expect(!draft.asksKind && draft.kind == .customers, "the kind that it was taken for is an answer, too")
    draft.take("counters", for: .kind)
    #expect(draft.kind == .counters && !draft.yaml.contains("kind: {decide"))
  }

  /// A company in several rows is no row a customer.
  @Test(arguments: [
    ("Company,Day,Logins\nN,2026-11-01,3\nN,2026-11-02,4\nV,2026-11-01,1\n", RecordKind.counters),
    ("Task name,Assignee,Due date,Company\nCall,Mira,2026-12-01,N\nWrite,Lee,2026-12-02,N\n", .actions),
    (
      "Student,Email,Company,Course,Enrolled on\nAnn,a@n.example,N,X,2026-01-01\nBea,b@n.example,N,X,2026-01-02\n",
      .learners
    ),
    ("First name,Last name,Email,Company\nAnn,Lin,a@n.example,N\nBea,Ek,b@n.example,N\n", .contacts),
    ("Ticket,Subject,Status,Priority,Created\nT1,x,open,high,2026-01-01\nT2,y,open,low,2026-01-02\n", .tickets),
    ("Customer No,Name,Plan,Renewal date\n1,N,Pro,2027-01-01\n2,V,Pro,2027-01-01\n", .customers),
  ])
  func theKindIsJudgedByEvidence(text: String, kind: RecordKind) throws {
    let draft = try draft(text)
    #expect(draft.kind == kind && !draft.asksKind, "\(draft.yaml)")
  }

  /// What numbers something else, or comes again, tells no rows apart.
  @Test(arguments: [
    ("Customer ID,Ref,Subject,Created,Priority\n7,R1,x,2026-01-01,high\n8,R2,y,2026-01-02,low\n", "Ref"),
    ("Ticket ID,Number,Subject,Created,Priority\n7,R1,x,2026-01-01,high\n7,R2,y,2026-01-02,low\n", "Number"),
    (
      "Kundennummer,Ticketnr.,Betreff,Erstellt am,Priorität\n1,A1,x,2026-01-01,hoch\n2,A2,y,2026-01-02,hoch\n",
      "Ticketnr."
    ),
  ])
  func aTicketsIdIsItsOwn(text: String, id: String) throws {
    let draft = try draft(text)
    #expect(draft.kind == .tickets && draft.columns.first { $0.field == "id" }?.name == id, "\(draft.yaml)")
  }

  /// For how long an amount is paid its name says, or a person; and in which currency a column, a sign, or a person.
  @Test(
    arguments: [
      ("Monatsumsatz", "1200 €", [], nil, 120_000, "EUR"), ("ARR", "1200 €", [], nil, 10_000, "EUR"),
      ("Monatsumsatz", "1200", ["currency"], "CHF", 120_000, "CHF"),
      ("Vertragswert", "1200", ["unit", "currency"], "EUR per year", 10_000, "EUR"),
      ("Vertragswert", "1200 €", ["unit"], "per quarter", 40_000, "EUR"),
      // What it turns over, or has paid in all, is nothing that it pays for a time.
      ("Annual revenue", "1200", [], nil, 0, "USD"), ("Total spend", "1200", [], nil, 0, "USD"),
    ] as [(String, String, [String], String?, Int, String)])
  func anAmountSaysWhatItIs(
    column: String, value: String, asked: [String], answer: String?, minor: Int, currency: String
  ) throws {
    let text = customers(column, [value])
    let draft = try draft(text)
    let found = draft.questions.map { question in
      switch question.subject {
      case .unit: "unit"
      case .field(let field): field
      default: "\(question.subject)"
      }
    }
    #expect(found == asked, "\(draft.yaml)")
    var yaml = draft.yaml
    if let answer {
      #expect(throws: (any Error).self) { try Mapping(yaml: yaml, file: "e.yaml") }
      let place = try #require(yaml.firstRange(of: #/amounts: \{decide: [^}]*\}/#))
      yaml.replaceSubrange(place, with: "amounts: \(answer)")
    }
    #expect(try imported(yaml, text)["A0"]?.monthlyRevenue == Money(minorUnits: minor, currency: currency), "\(yaml)")
  }

  @Test(arguments: ["Start", "Beginn", "Start date"]) func aStartIsAskedForAndMayBeDeclined(column: String) throws {
    let text = "Account ID,Name,Plan,\(column)\nA1,One,Pro,2024-05-06\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.column(field: "signed_up")])
    draft.take("no, one day for all rows", for: .column(field: "signed_up"))
    #expect(draft.questions.map(\.subject) == [.field("signed_up")])
    draft.take("2023-01-02", for: .field("signed_up"))
    #expect(try imported(draft.yaml, text)["A1"]?.signedUp == LocalDate(iso8601: "2023-01-02"))
    draft.take(column, for: .column(field: "signed_up"))
    #expect(try imported(draft.yaml, text)["A1"]?.signedUp == LocalDate(iso8601: "2024-05-06"))
  }

  /// What a house calls its plans is its own; it is asked with how often it comes.
  @Test(
    arguments: [
      ("Gold", nil), ("Tier 1", nil), ("A", nil), ("Premium", nil), ("Business Starter", nil), ("not enterprise", nil),
      ("Enterprise", "enterprise"), ("PRO", "professional"), ("Free", "community"), ("Basic plan", "starter"),
    ] as [(String, String?)])
  func aTierIsItsNameOrAsked(plan: String, tier: String?) throws {
    let draft = try draft("Account ID,Name,Customer since,Plan\nA1,One,2024-01-01,\(plan)\nA2,Two,2024-01-01,\(plan)\n")
    #expect(draft.columns[3].values.map(\.choice) == [tier])
    #expect(draft.questions.isEmpty == (tier != nil))
    if tier == nil { #expect(draft.questions.first?.words.hasPrefix("Plan: \(plan) (2 rows): which of ") == true) }
  }

  /// The mapping says who is taken for nobody, and no such person comes of it.
  @Test(arguments: [
    "No Agent", "Unassigned", "(unassigned)", "[None]", "-", "n/a", "(none)", "nicht zugewiesen", "kein Betreuer",
    "Sin asignar", "Non assigné", "<not assigned>",
  ])
  func placeholdersAreNobody(name: String) throws {
    let text = customers("CSM", ["Mira Okafor", name])
    let draft = try draft(text)
    #expect(draft.columns[4].nobody == [name])
    #expect(draft.yaml.contains("# nobody: \(name)"), "\(draft.yaml)")
    let found = try imported(draft.yaml, text)
    #expect(found["A0"]?.owner == "Mira Okafor" && found["A1"]?.owner == "")
  }

  /// Two of eleven columns are a coincidence.
  @Test func aBuiltInMappingFitsWithMostOfItsColumns() throws {
    func fitting(_ text: String) throws -> [String] {
      try FileLook(ImportSource(file: "e.json", bytes: MemoryBytes(text)), mappings: MappingLibrary()).fitting.map(
        \.name)
    }
    let two = #"{"results": [{"id": "1", "properties": {"name": "One", "plan": "Pro", "renewal": "2027-01-01"}}]}"#
    #expect(try fitting(two) == [])
    let most =
      #"{"results": [{"id": "1", "properties": {"name": "One", "annualrevenue": "1", "industry": "X", "numberofemployees": "3", "createdate": "2024-01-01", "lifecyclestage": "customer"}}]}"#
    #expect(try fitting(most) == ["hubspot-api"])
  }
}
