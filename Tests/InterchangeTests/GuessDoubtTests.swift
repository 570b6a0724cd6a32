import CustomerSuccess
import Framework
import Interchange
import Testing

/// What a file leaves in doubt is asked, and what it proves is read so; nothing of it is read as something else in silence.
@Suite struct GuessDoubtTests {
  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  private func imported(_ draft: MappingDraft, _ text: String) throws -> [CustomerID: Customer] {
    #expect(draft.questions == [], "\(draft.yaml)")
    let target = MemoryTarget()
    let mapping = try Mapping(yaml: draft.yaml, file: "e.yaml")
    let report = try target.take([("e.csv", text)], options: ImportOptions(mapping: mapping))
    #expect(report.missed == 0, "\(report.text)\n\(draft.yaml)")
    var found: [CustomerID: Customer] = [:]
    for case .customer(let customer) in target.all.values { found[customer.id] = customer }
    return found
  }

  private func file(_ column: String, _ values: [String]) -> String {
    let rows = values.enumerated().map { "C\($0),Name \($0),2024-01-01,Pro,\"\($1)\"" }
    return (["Id,Name,Customer since,Plan,\(column)"] + rows).joined(separator: "\n") + "\n"
  }

  // MARK: Addresses

  /// An address a row with the row's id in it is the link's form; one that is otherwise anywhere is none.
  @Test(
    arguments: [
      (["https://t.example/o/C0/view", "https://t.example/o/C1/view"], "https://t.example/o/C1/view"),
      (["https://t.example/C0?x=C0", "https://t.example/C1?x=C9"], nil),
      (["https://t.example/o/C0", "https://t.example/p/C1"], nil), (["https://t.example/o/C0", ""], nil),
      (["https://C0", "https://C1"], nil), (["file:///C0", "file:///C1"], nil),
      (["https://t.example/o/C0"], nil), (["https://a.example", "https://b.example"], nil),
    ] as [([String], String?)])
  func anAddressWithTheIdInItIsALink(values: [String], last: String?) throws {
    let text = file("Page", values)
    let draft = try draft(text)
    #expect(draft.yaml.contains("link: ") == (last != nil), "\(draft.yaml)")
    let found = try imported(draft, text)
    #expect(found[CustomerID("C\(values.count - 1)")]?.link?.text == last)
  }

  // MARK: Amounts

  /// More digits than the currency has are no cents, whatever stands beside them.
  @Test(arguments: [
    (["3.800", "49.90"], "1.234,56"), (["1.500", "99.90"], "1.234,56"), (["1,500", "99,90"], "1,234.56"),
    (["3.800"], "1.234,56"), (["1,200.50", "1.200,50"], "1,234.56"),
  ])
  func anAmountThatCouldBeEitherIsAsked(values: [String], other: String) throws {
    var draft = try draft(file("MRR EUR", values))
    #expect(draft.questions.map(\.subject) == [.numbers])
    let form = try #require(draft.forms.first { $0.subject == .numbers })
    #expect(form.choices.contains(other) && form.value == nil)
    #expect(form.words.hasPrefix("\(values[0]) is "), "\(form.words)")
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    draft.take(other, for: .numbers)
    #expect(draft.questions == [])
    #expect(try Mapping(yaml: draft.yaml, file: "e.yaml").name == "e")
  }

  @Test(
    arguments: [
      (["3800", "49.90"], [380_000, 4990]), (["12.5", "1200.00"], [1250, 120_000]), (["0.125,00", "1.200,50"], nil),
      (["25000000.0000"], [2_500_000_000]),
    ] as [([String], [Int]?)])
  func anAmountThatIsProvenIsNot(values: [String], minor: [Int]?) throws {
    let text = file("MRR EUR", values)
    let draft = try draft(text)
    guard let minor else { return #expect(draft.questions.contains { $0.subject == .numbers } == false) }
    let found = try imported(draft, text)
    for (index, amount) in minor.enumerated() {
      #expect(found[CustomerID("C\(index)")]?.monthlyRevenue.minorUnits == amount)
    }
  }

  /// A currency of thousandths has such amounts.
  @Test func thousandthsAreProvenByTheirCurrency() throws {
    let text =
      "Id,Name,Customer since,Plan,MRR,Currency\nC0,One,2024-01-01,Pro,3.800,KWD\nC1,Two,2024-01-01,Pro,49.90,KWD\n"
    #expect(try imported(draft(text), text)["C0"]?.monthlyRevenue == Money(minorUnits: 3800, currency: "KWD"))
  }

  /// What is written otherwise than all before it is seen, however late it comes.
  @Test func theOnlyDoubtfulAmountOfALongFileIsFound() throws {
    let text = file("MRR EUR", (0..<300).map { "\(100 + $0).50" } + ["1.500"])
    #expect(try draft(text).questions.map(\.subject) == [.numbers])
  }

  /// The words say what an amount becomes.
  @Test func aProvenWayShowsAnAmount() throws {
    let form = try draft(file("MRR EUR", ["1.200.000,50"])).forms.first { $0.subject == .numbers }
    #expect(form?.words == "1.200.000,50 is 1200000.50: every value is one")
  }

  // MARK: Dates

  @Test(arguments: [
    (["45048", "2024-01-10"], ["2023-05-02", "2024-01-10"]),
    (["45048", "31/01/2024", "2024-02-01"], ["2023-05-02", "2024-01-31", "2024-02-01"]),
    (["2 May 2023", "2024-01-10", "45048"], ["2023-05-02", "2024-01-10", "2023-05-02"]),
  ])
  func formsThatStandSideBySideAreAllRead(values: [String], days: [String]) throws {
    let rows = values.enumerated().map { "C\($0),Name \($0),Pro,\($1)" }
    let text = (["Id,Name,Plan,Customer since"] + rows).joined(separator: "\n") + "\n"
    let draft = try draft(text)
    #expect(draft.forms.first { $0.subject == .dates }?.words.contains("Customer since has ") == true)
    let found = try imported(draft, text)
    for (index, day) in days.enumerated() {
      #expect(found[CustomerID("C\(index)")]?.signedUp == LocalDate(iso8601: day), "\(draft.yaml)")
    }
  }

  @Test func ownColumnsWithOneDayNumberAreReadWhole() throws {
    let text = """
      id,name,tier,industry,size,signed_up,monthly_revenue,currency
      C0,One,starter,other,small,45048,3800,EUR
      C1,Two,starter,other,small,2024-01-10,49.90,EUR

      """
    #expect(try imported(draft(text), text)["C0"]?.signedUp == LocalDate(iso8601: "2023-05-02"))
  }

  @Test func whatIsNoDateAmongDatesIsAsked() throws {
    let text =
      "Id,Name,Plan,Customer since,Renewal date\nC0,One,Pro,2024-01-01,2027-01-01\nC1,Two,Pro,2024-01-01,2027-02-01\n"
      + "C2,Three,Pro,2024-01-01,unknown\n"
    var draft = try draft(text)
    let subject = GuessSubject.value(column: "Renewal date", "unknown")
    #expect(draft.questions.map(\.subject) == [subject])
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    draft.take("", for: subject)
    let found = try imported(draft, text)
    #expect(found["C2"]?.renews == nil && found["C1"]?.renews == LocalDate(iso8601: "2027-02-01"))
  }

  // MARK: Sizes, tiers, people

  @Test func sizesReadThousandsAsTheRestOfTheFileDoes() throws {
    let sizes: [(String, CompanySize)] = [
      ("1,200", .large), ("1200", .large), ("5000", .enterprise), ("10,001", .enterprise), ("11-50", .small),
      ("51-200", .medium), ("1,001-5,000", .large), ("10,001+", .enterprise), ("49", .small), ("", .small),
      ("-", .small),
      ("201-500 employees", .medium), ("Startup", .small),
    ]
    let text = file("Number of employees", sizes.map(\.0))
    var draft = try draft(text)
    draft.take("1,234.56", for: .numbers)
    let found = try imported(draft, text)
    for (index, size) in sizes.enumerated() {
      #expect(found[CustomerID("C\(index)")]?.size == size.1, "\(size.0)\n\(draft.yaml)")
    }
  }

  @Test func aSizeThatCannotBeReadIsAsked() throws {
    let draft = try draft(file("Number of employees", ["120", "many", "40-60"]))
    let column = "Number of employees"
    #expect(
      draft.questions.map(\.subject) == [.value(column: column, "many"), .value(column: column, "40-60")])
  }

  @Test func aTierThatNoColumnOrABlankTellsIsAsked() throws {
    #expect(
      try draft("Id,Company,Owner,Customer since\nA1,One,Mira,2024-01-01\n").questions.map(\.subject) == [
        .field("tier")
      ])
    let blank = try draft("Id,Name,Customer since,Plan\nA1,One,2024-01-01,Pro\nA2,Two,2024-01-01,\n")
    #expect(blank.questions.map(\.subject) == [.value(column: "Plan", "")])
    #expect(blank.questions.first?.words.contains("(blank)") == true)
  }

  @Test(arguments: ["(No owner)", "Unassigned", "None", "-", "N/A", "no owner", " none "])
  func nobodyIsNoOwner(name: String) throws {
    let text = file("Account owner", ["Mira Okafor", name])
    let found = try imported(draft(text), text)
    #expect(found["C0"]?.owner == "Mira Okafor" && found["C1"]?.owner == "")
  }

  // MARK: Built-in tables

  /// HubSpot gives an industry's internal name, or its label.
  @Test(arguments: [
    ("COMPUTER_SOFTWARE", Industry.technology), ("Computer Software", .technology), ("computer software", .technology),
    ("Hospital & Health Care", .healthcare), ("Health, Wellness and Fitness", .healthcare),
    ("Medical Devices", .healthcare), ("Medical Practice", .healthcare), ("Pharmaceuticals", .healthcare),
    ("Biotechnology", .healthcare), ("Banking", .financial), ("Financial Services", .financial),
    ("Insurance", .financial), ("Investment Banking", .financial), ("Investment Management", .financial),
    ("Venture Capital & Private Equity", .financial), ("Computer Hardware", .technology),
    ("Computer Networking", .technology), ("Computer & Network Security", .technology),
    ("Information Technology and Services", .technology), ("Internet", .technology), ("Semiconductors", .technology),
    ("Telecommunications", .technology), ("Automotive", .manufacturing), ("Chemicals", .manufacturing),
    ("Electrical/Electronic Manufacturing", .manufacturing), ("Industrial Automation", .manufacturing),
    ("Machinery", .manufacturing), ("Mechanical or Industrial Engineering", .manufacturing), ("Fishery", .other),
  ])
  func labelsAreKnownAsInternalNamesAre(label: String, industry: Industry) throws {
    let mapping = try MappingLibrary(folder: "/nowhere").mapping(named: "hubspot-companies")
    let text = "Record ID,Company name,Industry,Create Date\n1,One,\"\(label)\",2024-01-01\n"
    let target = MemoryTarget()
    try target.take([("e.csv", text)], options: ImportOptions(mapping: mapping))
    guard case .customer(let customer) = target.all[.customer("HS-1")] else { return #expect(Bool(false)) }
    #expect(customer.industry == industry)
  }
}
