import CustomerSuccess
import Framework
import Interchange
import SuccessStore
import Testing

/// Where things stand in the tools they came from.
@Suite struct LinkTests {
  private static func mapping(
    _ kind: String = "contacts", link: String, columns: String = "[Id, Name, Team Site]",
    fields: String = "id: {template: \"X-{Id}\"}, customer: {constant: C1}, name: Name, primary: {constant: \"no\"}"
  ) -> String {
    "name: x\nfiles:\n  a:\n    kind: \(kind)\n    columns: \(columns)\n    link: \"\(link)\"\n    fields: {\(fields)}\n"
  }

  private func contact(_ yaml: String, _ row: String) throws -> Contact? {
    let customer = Customer(
      id: "C1", name: "x", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let target = MemoryTarget([.customer(customer)])
    let mapping = try Mapping(yaml: yaml, file: "m.yaml")
    _ = try target.take([("f.csv", "Id,Name,Team Site\n\(row)\n")], options: ImportOptions(mapping: mapping))
    return target.all.values.lazy.compactMap { if case .contact(let contact) = $0 { contact } else { nil } }.first
  }

  @Test(arguments: [
    ("https://t.example/{id}", "7,Ann,a", "https://t.example/7"),
    (
      "HTTP://t.example/p?q={Team Site}#{Id}", "7,Ann,ä b/c?d&e=%",
      "HTTP://t.example/p?q=%C3%A4%20b%2Fc%3Fd%26e%3D%25#7"
    ),
    ("https://{Team Site}.t.example/{id}", "7,Ann,e.example/x", "https://e.example%2Fx.t.example/7"),
    ("https://t.example/{Team Site}/{id}", "7,Ann,", nil),
    ("https://t.example/home", "7,Ann,", "https://t.example/home"),
  ])
  func columnsAreFilledInAndMeanNothingButThemselves(_ link: String, _ row: String, _ expected: String?) throws {
    #expect(try contact(Self.mapping(link: link), row)?.link?.text == expected)
  }

  @Test(arguments: [
    (mapping(link: "javascript:alert({id})"), 6, "found the scheme 'javascript', expected an address of the web"),
    (mapping(link: "file:///etc/{id}"), 6, "found the scheme 'file'"),
    (mapping(link: "t.example/{id}"), 6, "found 't.example/{id}', expected an address of the web"),
    (mapping(link: "https:///{id}"), 6, "a host behind it"),
    (mapping(link: "https://t.example/{id"), 6, "closed by a }"),
    (mapping(link: "https://t.example/a b"), 6, "no blanks"),
    (
      mapping(link: "https://t.example/{Team site}"), 6,
      "no column {Team site} that the mapping names, the nearest is {Team Site}"
    ),
    (
      mapping(
        "surveys", link: "https://t.example/{id}",
        fields: "id: Id, customer: {constant: C1}, survey: {constant: nps}, score: Id, at: Id"), 6,
      "surveys keep no link, expected it for customers, contacts, tickets"
    ),
    (
      mapping(link: "https://t.example/{id}", fields: "id: Id, customer: Id, name: Name, primary: Id, link: Name"), 6,
      "given twice"
    ),
  ])
  func whatIsWrongWithALinkIsNamed(_ yaml: String, _ line: Int, _ words: String) {
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: yaml, file: "m.yaml") }
    #expect(error?.line == line && error?.description.contains(words) == true, "\(String(describing: error))")
  }

  /// `{id}` is the id that the tool has: of a column of that name, of the outside id, or of what the id is made from.
  @Test func theIDIsTheToolsOwn() throws {
    let fields = "id: {template: \"X-{Id}\"}, customer: {constant: C1}, name: Name, primary: {constant: \"no\"}"
    #expect(
      try contact(Self.mapping(link: "https://t.example/{id}", fields: fields), "7,Ann,a")?.link?.text.hasSuffix("/7")
        == true)
    let both = fields.replacing("{Id}", with: "{Id}-{Name}")
    let error = #expect(throws: DocumentError.self) {
      try Mapping(yaml: Self.mapping(link: "https://t.example/{id}", fields: both), file: "m.yaml")
    }
    #expect(error?.description.contains("no column {id}") == true)
  }

  /// A plain file says it by its column, and says it wrongly no more than a mapping may.
  @Test func aFileMaySayOnlyAddressesOfTheWeb() throws {
    let header = "id,name,tier,industry,size,signed_up,link\nC1,One,starter,other,small,2024-01-01,"
    let target = MemoryTarget()
    let error = #expect(throws: InterchangeError.self) {
      try target.take([("c.csv", header + "javascript:alert(1)\n")])
    }
    #expect(
      "\(String(describing: error))".contains("expected an address of the web that begins with https:// or http://"))
    _ = try target.take([("c.csv", header + "https://t.example/1\n")])
    #expect(target.all[.customer("C1")]?.link?.text == "https://t.example/1")
  }

  /// As every field: what the source changed since is taken over, what it does not say stays, and a forgotten person's is gone.
  @Test func anotherLinkReplacesTheOneBefore() async throws {
    let bench = try ImportBench()
    let header = "id,name,tier,industry,size,signed_up,link\nC1,One,starter,other,small,2024-01-01,"
    try await bench.take([("c.csv", header + "https://t.example/1\n")])
    try await bench.take([("c.csv", header + "\n")])
    #expect(try await bench.customer("C1")?.link?.text == "https://t.example/1")
    let report = try await bench.take([("c.csv", header + "https://t.example/2\n")])
    #expect(
      report.findings.changes == [
        FieldChange(.customer("C1"), "link", before: "https://t.example/1", after: "https://t.example/2")
      ])
    let ticket = "id,customer,subject,created,severity,link\nT1,C1,Help,2026-01-05T10:00:00Z,low,"
    for page in ["https://t.example/t/1", "", "https://t.example/t/2"] {
      try await bench.take([("t.csv", ticket + page + "\n")])
    }
    #expect(try await bench.store.answer(FactQuery(.ticket("T1")))?.link?.text == "https://t.example/t/2")
    var contact = Contact(id: "P1", customer: "C1", name: "Ann Lee")
    contact.link = WebAddress("https://t.example/people/ann-lee")
    #expect(Forgetting(.contact(contact))?.scrubbed(.contact(contact)).link == nil)
  }

  /// Progress in learning has no page of its own.
  private static let withoutLinks: Set<String> = ["ravenstack", "moodle-progress", "moodle-scorm", "scorm-cloud"]

  /// The line that stands commented in what is built in works as it stands there.
  @Test(arguments: MappingLibrary().names.filter { !withoutLinks.contains($0) })
  func theBuiltInExamplesAreSound(_ name: String) throws {
    let text = try MappingLibrary().source(named: name).text
    let tickets = text.matches(of: /# link: "(.*)"/).map { String($0.1) }
    #expect(!tickets.isEmpty && tickets.allSatisfy { $0.contains("{id}") && $0.contains("YOURS") })
    _ = try Mapping(yaml: text.replacing("# link:", with: "link:"), file: name)
  }
}
