import CustomerSuccess
import Foundation
import Framework
import Testing

@testable import Interchange

/// What tools note for themselves, and signs that several currencies have, prove nothing: they are asked, unless other values prove it.
@Suite struct GuessAskedTests {
  private func draft(_ text: String, names: RuleNames? = nil) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text)), names: names), name: "e")
  }

  // MARK: The day of sign-up

  @Test(arguments: [
    "Created", "Created At", "Create Date", "Created Time", "Creation date", "createdate", "Created (UTC)",
    "Organization created", "Erstellt am", "First seen",
  ])
  func whenARowWasMadeIsNotTakenForTheSignUp(name: String) throws {
    var draft = try draft("Account ID,Company name,Plan,\(name)\nA1,One,Pro,2024-01-31\nA2,Two,Pro,2024-02-20\n")
    #expect(draft.kind == .customers && !draft.asksKind)
    let subject = GuessSubject.column(field: "signed_up")
    #expect(draft.questions.map(\.subject) == [subject], "\(draft.yaml)")
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    #expect(draft.missing.first { $0.subject == subject }?.choices.prefix(2) == [name, "no, one day for all rows"])
    draft.take(name, for: subject)
    #expect(draft.questions == [])
    #expect(throws: Never.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
  }

  /// Contracts are renewed on the day on which they began.
  @Test(arguments: [
    (["2024-01-31", "2023-02-20"], ["2027-01-31", "2027-02-20"], true),
    (["2024-01-31", "2023-02-20"], ["2027-01-31", ""], false),
    (["2024-01-31", "2023-02-20"], ["2027-01-31", "2027-02-21"], false),
    (["2024-01-31", "2023-01-31"], ["2027-01-31", "2027-01-31"], false),
    (["31/01/2024", "05/06/2023"], ["31/01/2027", "05/06/2027"], true),
  ])
  func renewalsProveIt(made: [String], renews: [String], isProven: Bool) throws {
    let rows = zip(made, renews).enumerated().map { "A\($0),Name \($0),Pro,\($1.0),\($1.1)" }
    let text = (["Account ID,Company name,Plan,Created,Renewal date"] + rows).joined(separator: "\n") + "\n"
    let draft = try draft(text)
    #expect(draft.questions.isEmpty == isProven, "\(draft.yaml)")
    #expect((draft.columns.first { $0.name == "Created" }?.field == "signed_up") == isProven)
  }

  /// A name that says it goes before, and of several that may be it a person chooses.
  @Test func whatSaysItIsTaken() throws {
    let said = try draft("Account ID,Company,Plan,Created,Customer since\nA1,One,Pro,2024-01-31,2023-01-01\n")
    #expect(said.questions == [] && said.columns.first { $0.field == "signed_up" }?.name == "Customer since")
    let several = try draft("Account ID,Company,Plan,Created,Start date\nA1,One,Pro,2024-01-31,2023-01-01\n")
    let choices = several.missing.first { $0.field == "signed_up" }?.choices ?? []
    #expect(Set(choices.prefix(2)) == ["Created", "Start date"] && choices[2] == "no, one day for all rows")
  }

  /// The same of contracts and of what was done.
  @Test(arguments: [
    (
      "Subscription ID,Company,Plan,Amount EUR,Created\nS1,One,Pro,10.00,2024-01-31\nS2,One,Pro,20.00,2024-01-31\n",
      "from"
    ),
    ("Call ID,Company,Activity type,Notes,Outcome,Created at\n1,One,Call,x,y,2024-01-31 10:00\n", "at"),
  ])
  func otherDaysAreAskedAlike(text: String, field: String) throws {
    let draft = try draft(text)
    #expect(draft.questions.contains { $0.subject == .column(field: field) }, "\(draft.yaml)")
  }

  // MARK: What the rows are

  /// Where two kinds have the same columns a person says which it is, or the file's name does.
  @Test func twoKindsOfTheSameColumnsAreAsked() throws {
    let text = "id,customer,name,email,role\nP1,C1,Ann,ann@one.example,CEO\nP2,C1,Bo,bo@one.example,CTO\n"
    let asked = try guess(text)
    #expect(
      asked.decisions.contains {
        $0.contains("learners and contacts have these columns alike") && $0.contains("--kind")
      }, "\(asked.decisions)")
    #expect(try guess(text, kind: .contacts).decisions == [])
    let named = try MappingGuess([ImportSource(file: "learners.csv", bytes: MemoryBytes(text))], name: "e")
    #expect(named.decisions == [], "\(named.decisions)")
  }

  private static let subscriptions = """
    id,Customer ID,Customer Name,Plan,Quantity,Currency,Interval,Amount,Status,Start Date (UTC)
    sub_1,cus_1,Acme,Pro,5,eur,month,49.00,active,2024-01-05 10:00
    sub_2,cus_2,Beta,Pro,5,eur,INTERVAL,600.00,active,2024-01-06 10:00

    """

  /// Stripe's subscriptions: an amount and for how long it is paid.
  @Test func subscriptionsAreToldByTheirIntervals() throws {
    let guess = try guess(Self.subscriptions.replacing("INTERVAL", with: "year"))
    #expect(guess.yaml.contains("kind: subscriptions"), "\(guess.yaml)")
    #expect(!guess.decisions.contains { $0.contains("for how long?") }, "\(guess.decisions)")
    #expect(guess.yaml.contains("amount: {column: Amount, as: number, paid_for: {column: Interval}}"), "\(guess.yaml)")
    #expect(guess.findings.contains { $0.contains("Amount reckoned to a month by Interval") }, "\(guess.findings)")
  }

  // MARK: Amounts

  /// What a company turns over is not what it pays.
  @Test(arguments: [
    "Annual Revenue", "Jahresumsatz", "Jahresumsatz (EUR)", "Jährlicher Umsatz", "Chiffre d'affaires",
    "Chiffre d'affaires annuel", "CA annuel", "Revenu annuel", "Facturación", "Facturación anual", "Ingresos anuales",
  ])
  func aTurnoverIsNoField(name: String) throws {
    let draft = try draft("Account ID,Company name,Plan,Customer since,\(name)\nA1,One,Pro,2024-01-31,1000000\n")
    #expect(draft.kind == .customers && draft.questions == [], "\(draft.yaml)")
    #expect(draft.columns.first { $0.name == name }?.field == nil, "\(draft.yaml)")
  }

  @Test func mixedSignsAreSaidToBeMixed() throws {
    let mixed = try guess(
      "Account ID,Company,Plan,Customer since,MRR\nA,One,Pro,2024-01-31,10 €\nB,Two,Pro,2024-01-31,10 kr\n")
    #expect(mixed.decisions.contains { $0.contains("the amounts are mixed: 10 €, 10 kr") }, "\(mixed.decisions)")
    let named = try guess("Account ID,Company,Plan,Customer since,MRR (EUR)\nA,One,Pro,2024-01-31,10 kr\n")
    #expect(named.yaml.contains("10 kr is of another currency, and is refused"), "\(named.yaml)")
    let crowns = try guess("Account ID,Company,Plan,Customer since,MRR\nA,One,Pro,2024-01-31,10 kr\n")
    #expect(crowns.decisions.contains { $0.contains("SEK, NOK, DKK, ISK") }, "\(crowns.decisions)")
  }

  // MARK: What is said of a guess

  private func guess(_ text: String, kind: RecordKind? = nil) throws -> MappingGuess {
    try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e", kind: kind)
  }

  /// Nothing is offered to choose from where there is nothing.
  @Test func whatIsNoDateIsAskedInWords() throws {
    let guess = try guess(
      "Account ID,Company,Plan,Customer since\nA1,One,Pro,2024-01-31\nA2,Two,Pro,soon\nA3,Three,Pro,2024-02-20\n")
    let asked = try #require(guess.decisions.first { $0.contains("soon") }, "\(guess.decisions)")
    #expect(asked.hasSuffix("no date: which day is it or leave out?"))
    #expect(!guess.yaml.contains("[\"\", leave out]"), "a row without that day is none")
    for line in guess.decisions { #expect(!line.contains("which of ?") && !line.contains("which of ,")) }
  }

  /// None is an answer where a field may be empty, and stands in words where it does.
  @Test func noneIsOfferedInWordsWhereItCanBe() throws {
    let guess = try guess(
      "Account ID,Company,Plan,Customer since,Renewal date\nA1,One,Pro,2024-01-31,2027-01-31\nA2,Two,Pro,2024-02-20,soon\nA3,Three,Pro,2024-02-20,2027-02-20\n"
    )
    #expect(guess.decisions.contains { $0.hasSuffix("which day is it, none, or leave out?") }, "\(guess.decisions)")
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: guess.yaml, file: "e.yaml") }
    #expect("\(try #require(error))".contains("expected one of \"\" for none, leave out"))
  }

  /// The answer is written as the column writes its days, as ISO 8601 does, or is none.
  @Test(
    arguments: [("21.02.2024", "2024-02-21"), ("2024-02-21", "2024-02-21"), ("", nil)] as [(String, String?)])
  func aDayIsAnsweredAsTheColumnWritesIt(answer: String, day: String?) throws {
    let text =
      "Account ID,Company,Plan,Customer since,Renewal date\nA1,One,Pro,31.01.2024,31.01.2027\n"
      + "A2,Two,Pro,21.02.2024,soon\nA3,Three,Pro,20.02.2024,20.02.2027\n"
    var draft = try draft(text)
    let subject = GuessSubject.value(column: "Renewal date", "soon")
    #expect(draft.questions.map(\.subject) == [subject], "\(draft.yaml)")
    draft.take(answer, for: subject)
    let target = MemoryTarget()
    let options = ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml"))
    let report = try target.take([("e.csv", text)], options: options)
    let customers = target.all.values.compactMap { if case .customer(let customer) = $0 { customer } else { nil } }
    #expect(customers.count == 3, "\(report.text)")
    #expect(customers.first { $0.name == "Two" }?.renews?.description == day, "\(report.text)")
  }

  /// Among many amounts what is none is asked, and nothing is dropped; what sheets write for nothing is nothing.
  @Test(arguments: [("auf Anfrage", true), ("#REF!", true), ("- €", false), ("-", false)])
  func whatIsNoAmountIsAsked(odd: String, isAsked: Bool) throws {
    let amounts = (1...12).map { "1.\($0 + 100),00 €" } + [odd]
    let rows = amounts.enumerated().map { "A\($0);Name \($0);2024-01-31;Pro;\($1)" }
    let text = (["Account ID;Company;Customer since;Plan;MRR"] + rows).joined(separator: "\n") + "\n"
    var draft = try draft(text)
    let subject = GuessSubject.value(column: "MRR", odd)
    #expect(draft.columns.first { $0.name == "MRR" }?.field == "monthly_revenue", "\(draft.yaml)")
    #expect(draft.questions.contains { $0.subject == subject } == isAsked, "\(draft.yaml)")
    if isAsked { draft.take("1.500,00", for: subject) }
    let target = MemoryTarget()
    let options = ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml"))
    let report = try target.take([("e.csv", text)], options: options)
    let customers = target.all.values.compactMap { if case .customer(let customer) = $0 { customer } else { nil } }
    #expect(customers.count == 13, "\(report.text)")
    let last = customers.first { $0.name == "Name 12" }?.monthlyRevenue
    #expect(last?.minorUnits == (isAsked ? 150_000 : 0), "\(report.text)")
  }

  /// Deals are no customers, one a row, and what was won has not left.
  @Test func dealsAreAskedAbout() throws {
    let draft = try draft(
      "Deal ID,Deal Name,Stage,Deal Owner,Amount,Account Name,Created Date\nD1,Roll-out,Closed Won,Mira,900,Acme,2026-01-02\n"
        + "D2,More seats,Negotiation,Mira,100,Bolt,2026-02-03\nD3,Pilot,Closed Lost,Sam,50,Core,2026-03-04\n")
    #expect(draft.asksKind, "\(draft.yaml)")
    #expect(ValueWords.choice("Closed Won", among: ValueWords.lifecycles) == "active")
    #expect(ValueWords.choice("Closed Lost", among: ValueWords.lifecycles) == "churned")
  }

  /// One row that was taken in twice makes no counter of a list of customers.
  @Test func aRowTwiceIsAskedAbout() throws {
    let rows = [
      "1,One,Mira,2024-01-31,Retail,12", "2,Two,Sam,2024-02-20,Retail,40", "3,Three,Sam,2024-03-20,Software,90",
    ]
    let head = "Record ID,Company name,Company owner,Create Date,Industry,Number of Employees"
    for text in [rows, rows + [rows[1]]] {
      let draft = try draft(([head] + text).joined(separator: "\n") + "\n")
      #expect(draft.kind == .customers && !draft.asksKind, "\(draft.yaml)")
      #expect(draft.questions.contains { $0.words.contains("Record ID") } == (text.count == 4), "\(draft.yaml)")
    }
  }

  /// The value that tells the ways apart is shown, and nothing twice.
  @Test(
    arguments: [
      (["1.25", "3.800"], "3.800 is 3.8 or 3800"), (["1.25", "1,25"], "1.25 is 1.25 or no number"),
      (["1.25", "1.234,56", "1'234.50"], nil),
    ] as [([String], String?)])
  func readingsOfANumberStandOnce(values: [String], words: String?) throws {
    let rows = values.enumerated().map { "A\($0),Name \($0),2024-01-01,Pro,\"\($1)\"" }
    let guess = try guess((["Id,Name,Customer since,Plan,MRR EUR"] + rows).joined(separator: "\n") + "\n")
    let asked = try #require(guess.decisions.first { $0.contains("numbers: ") }, "\(guess.decisions)")
    let readings = (asked.components(separatedBy: " is ").last ?? "").components(separatedBy: " or ")
    #expect(Set(readings).count == readings.count && readings.count > 1, "\(asked)")
    if let words { #expect(asked.hasSuffix(words)) }
  }

  /// A size that is blank is taken for small, in as many words: in the mapping and beside it.
  @Test(arguments: ["Large", "51-200"])
  func aBlankSizeIsSaid(size: String) throws {
    let text = "Account ID,Company,Plan,Customer since,Company size\n"
    let blank = try guess(text + "A1,One,Pro,2024-01-31,\(size)\nA2,Two,Pro,2024-02-20,\nA3,Three,Pro,2024-02-20,\n")
    #expect(blank.yaml.contains("\"\": small    # as in 2 rows: nothing says it"), "\(blank.yaml)")
    #expect(blank.findings.contains("e.csv: size: blank in 2 rows, taken for small; the mapping can say otherwise"))
    let filled = try guess(text + "A1,One,Pro,2024-01-31,\(size)\nA2,Two,Pro,2024-02-20,\(size)\n")
    #expect(!filled.findings.contains { $0.contains("blank in") } && !filled.yaml.contains("nothing says it"))
  }

  /// What was decided without anybody's word stands beside what is to be decided: fields that no column tells, values that are
  /// known by a word in them, those that are not known, a column that only its values speak for, bands and years.
  @Test(
    arguments: [
      ("Plan\nA1,One,2024-01-31,Pro", "industry: no column tells it, taken for other"),
      ("Plan\nA1,One,2024-01-31,Pro", "size: no column tells it, taken for small"),
      ("Industry\nA1,One,2024-01-31,Retail Banking", "industry: Retail Banking (1 row) for financial"),
      ("Industry\nA1,One,2024-01-31,Fishing", "industry: Fishing (1 row) taken for other"),
      ("Employees\nA1,One,2024-01-31,70", "size: by how many people there are, as Employees says: below 50 small"),
      ("ARR EUR\nA1,One,2024-01-31,1200", "monthly_revenue: a twelfth of ARR EUR, which is taken for a year's"),
    ])
  func whatIsTakenIsSaid(text: String, words: String) throws {
    let guess = try guess("Account ID,Company,Customer since,\(text)\n")
    let found = guess.findings.filter { $0.contains(words) }
    #expect(
      found.count == 1 && found.allSatisfy { $0.hasSuffix("; the mapping can say otherwise") }, "\(guess.findings)")
  }

  /// What a column proves is said by the mapping alone.
  @Test func whatIsProvenIsNoFinding() throws {
    let guess = try guess(
      "Account ID,Company,Customer since,Plan,Industry,Company size,MRR EUR\nA1,One,2024-01-31,Pro,Software,Large,100\n"
    )
    #expect(guess.findings.count == 1, "\(guess.findings)")
  }

  /// A column whose very name is the customer's may hold numbers; one that only has the word in it may not.
  @Test(arguments: [
    ("Kunde", true), ("Customer", true), ("Kundennummer", true), ("Account ID", true), ("Firma", true),
    ("Customer satisfaction", false), ("Company size", false),
  ])
  func aCustomerMayBeANumber(column: String, isCustomer: Bool) throws {
    let text =
      "Nr,Betreff,\(column),Datum\n1,Login,4711,2026-11-23\n2,Rechnung,4712,2026-11-24\n3,Fehler,4711,2026-11-24\n"
    let guess = try guess(text, kind: .tickets)
    let rule = "customer: {customer: \(column)}"
    #expect(guess.yaml.contains(rule) == isCustomer, "\(guess.yaml)")
  }

  // MARK: Currencies

  @Test(arguments: [
    (["$1,200.00", "$80.50"], ["USD", "CAD", "AUD"], false), (["US$1,200.00"], ["USD"], true),
    (["C$1,200.00"], ["CAD"], true), (["A$ 1,200.00"], ["AUD"], true), (["1,200.00 USD"], ["USD"], true),
    (["$1,200.00 CAD"], ["CAD"], true), (["€1,200.00"], ["EUR"], true), (["£1,200.00"], ["GBP"], true),
    (["¥1200"], ["JPY", "CNY"], false), (["1,200.00"], ["EUR", "USD"], false),
    (["€5.00", "$6.00"], ["EUR", "USD"], false),
  ])
  func aSignOfSeveralCurrenciesIsAsked(amounts: [String], codes: [String], isProven: Bool) throws {
    let rows = amounts.enumerated().map { "A\($0),Name \($0),2024-01-01,Pro,\"\($1)\"" }
    let text = (["Account ID,Company,Customer since,Plan,MRR"] + rows).joined(separator: "\n") + "\n"
    var draft = try draft(text)
    let question = draft.questions.first { $0.subject == .field("currency") }
    #expect((question == nil) == isProven, "\(draft.yaml)")
    guard let question else { return #expect(draft.yaml.contains("currency: {constant: \(codes[0])}")) }
    #expect(Array(question.choices.prefix(codes.count)) == codes)
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    draft.take(codes[1], for: .field("currency"))
    #expect(draft.yaml.contains("amounts: \(codes[1])"), "\(draft.yaml)")
  }

  // MARK: The rules in force

  @Test func namesOfTheRulesInForceAreKnown() throws {
    let bench = try ImportBench()
    var training = bench.rulebook.training
    let own = TrainingPath(
      id: "partner-track", title: "Partner Track", audience: "",
      modules: [TrainingModule(id: "first-steps", title: "First Steps", minutes: 10...20, format: "", objectives: [])],
      followUp: "")
    training.paths = [own]
    var rules = bench.rulebook.acting
    rules.training = training
    let names = RuleNames(rules)
    let text = """
      Username,First Name,Last Name,Email,Branch Name,Learning Path,Module,Enrolled on,Completion Date,Status
      ann,Ann,Lin,ann@n.example,Nordlicht,Partner Track,First steps,2026-11-01,2026-11-14,Completed

      """
    let known = try draft(text, names: names)
    #expect(
      known.yaml.contains(#""Partner Track": partner-track"#) && known.yaml.contains(#""First steps": first-steps"#))
    #expect(!known.questions.contains { $0.words.contains("Partner Track") }, "\(known.questions.map(\.words))")
    let shipped = try draft(text)
    #expect(shipped.questions.contains { $0.subject == .value(column: "Learning Path", "Partner Track") })
    #expect(!known.yaml.contains("businessUserTraining"))
  }
}
