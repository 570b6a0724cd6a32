import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// Fields of fixed choices are found by what stands in a column, whatever it is called; while a column says nothing else, nothing is
/// put in its place in silence.
@Suite struct FieldsByValuesTests {
  private func draft(_ text: String, _ kind: RecordKind? = nil) throws -> MappingDraft {
    try MappingDraft(
      GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e", answers: GuessAnswers(kind: kind))
  }

  private func customers(_ column: String, _ values: [String]) -> String {
    let rows = values.enumerated().map { "C\($0),Name \($0),2024-01-01,Pro,Software,\"\($1)\"" }
    return (["Id,Name,Customer since,Plan,Industry,\(column)"] + rows).joined(separator: "\n") + "\n"
  }

  private func sizes(_ draft: MappingDraft, _ text: String) throws -> [CompanySize] {
    #expect(draft.questions == [], "\(draft.yaml)")
    let target = MemoryTarget()
    try target.take([("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml")))
    return target.all.sorted { $0.key.parts.lexicographicallyPrecedes($1.key.parts) }.compactMap {
      if case .customer(let customer) = $0.value { customer.size } else { nil }
    }
  }

  @Test(arguments: [
    "Size", "Company size", "Größe", "GRÖSSE", "Groesse", "Firmengröße", "Unternehmensgröße", "Unternehmensgroesse",
    "Mitarbeiter", "Anzahl Mitarbeiter", "Mitarbeiterzahl", "Taille", "Tamaño", "Xyz",
  ])
  func sizesAreReadWhateverTheirColumnIsCalled(name: String) throws {
    let text = customers(name, ["Small", "Medium", "Large"])
    #expect(try sizes(draft(text), text) == [.small, .medium, .large])
  }

  @Test(arguments: [["klein", "mittel", "groß", "Konzern"], ["petite", "moyenne", "grande", "très grande"]])
  func sizesAreReadInOtherLanguages(values: [String]) throws {
    let text = customers("Größe", values)
    #expect(try sizes(draft(text), text) == [.small, .medium, .large, .enterprise])
  }

  @Test(arguments: ["Größe", "Firmengröße", "Mitarbeiterzahl"]) func headsAreReadByHowManyThereAre(name: String) throws
  {
    let text = customers(name, ["11-50", "51-200", "1000"])
    var draft = try draft(text)
    if let asked = draft.questions.first { Issue.record("\(asked)") }
    draft.name = "f"
    #expect(try sizes(draft, text).last == .large)
  }

  private static let size = GuessSubject.column(field: "size")

  /// Always the same word, ranges of anything, and what is as much a tier: a person says whether it is the size.
  @Test(arguments: [["Large", "Large"], ["1-49", "50-499"], ["51–200", "501–1000"]])
  func whatMayBeTheSizeIsAsked(values: [String]) throws {
    let text = customers("Xyz", values)
    var draft = try draft(text)
    let question = try #require(draft.questions.first, "\(draft.yaml)")
    #expect(draft.questions.count == 1 && question.subject == Self.size)
    #expect(question.choices == ["Xyz", "no, the same for all"])
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    draft.take(field: "", for: "Industry")
    #expect(draft.questions.contains { $0.subject == Self.size }, "another field is no answer to it")
    draft.take(field: "industry", for: "Industry")
    var other = draft
    draft.take("Xyz", for: Self.size)
    #expect(try sizes(draft, text).allSatisfy { $0 != .small || values[0] == "1-49" })
    other.take("no, the same for all", for: Self.size)
    other.take("large", for: .field("size"))
    #expect(try sizes(other, text) == [.large, .large])
    let kept = try #require(MappingDraft(other.file, reopening: other.yaml, name: "e"))
    #expect(kept.questions == [], "what was said is not asked again")
  }

  /// What is offered holds where it stands in the file, as it does when it is chosen in the console.
  @Test func theOfferedRulesHold() throws {
    let text = customers("Xyz", ["Large", "Large"])
    let draft = try draft(text)
    let start = try #require(draft.yaml.firstRange(of: "size: {decide: [")?.lowerBound)
    let line = draft.yaml[start...].prefix { $0 != "\n" }
    for rule in ["{column: Xyz, values: {\"Large\": large}, otherwise: small, tell: otherwise}", "{constant: small}"] {
      #expect(line.contains(YAMLText.quoted(rule)), "\(line)")
      let yaml = draft.yaml.replacing(String(line), with: "size: \(rule)")
      #expect(try Mapping(yaml: yaml, file: "e.yaml").name == "e")
    }
  }

  /// Everything says what is taken anyway, or says nothing known.
  @Test(arguments: [
    ["Small", "Small"], ["red", "blue"], ["yes", "no"], ["1", "2"], ["2024-01-01", "2024-02-01"], ["", ""],
  ])
  func whatSaysNothingElseIsNotAsked(values: [String]) throws {
    let text = customers("Xyz", values)
    #expect(try sizes(draft(text), text) == [.small, .small])
  }

  /// `Enterprise` and `Mid Market` are tiers as well as sizes: neither is taken in silence.
  @Test func whatSaysAsMuchOfTwoFieldsIsAsked() throws {
    let text =
      "Id,Name,Customer since,Industry,Xyz\nC1,One,2024-01-01,Software,Enterprise\nC2,Two,2024-01-01,Software,Mid Market\n"
    let subjects = try draft(text).questions.map(\.subject)
    #expect(Set(subjects) == [.column(field: "tier"), Self.size])
  }

  struct Case: Sendable {
    var kind: RecordKind
    var field: String
    var text: String
  }

  static let others: [Case] = [
    Case(
      kind: .customers, field: "tier",
      text: "Id,Name,Customer since,Xyz\nC1,One,2024-01-01,Starter\nC2,Two,2024-01-01,Professional\n"),
    Case(
      kind: .customers, field: "industry",
      text: "Id,Name,Customer since,Plan,Xyz\nC1,One,2024-01-01,Pro,Banking\nC2,Two,2024-01-01,Pro,Software\n"),
    Case(
      kind: .customers, field: "lifecycle",
      text: "Id,Name,Customer since,Plan,Xyz\nC1,One,2024-01-01,Pro,aktiv\nC2,Two,2024-01-01,Pro,Onboarding\n"),
    Case(
      kind: .tickets, field: "severity",
      text: "Number,Subject,Company,Created,Status,Xyz\n"
        + "T1,One,Nord,2026-11-01 10:00,Open,hoch\nT2,Two,Nord,2026-11-01 10:00,Open,niedrig\n"),
    Case(
      kind: .tickets, field: "status",
      text: "Number,Subject,Company,Created,Priority,Xyz\n"
        + "T1,One,Nord,2026-11-01 10:00,high,offen\nT2,Two,Nord,2026-11-01 10:00,low,in Arbeit\nT3,Three,Nord,2026-11-01 10:00,low,wartend\n"
    ),
    Case(
      kind: .actions, field: "priority",
      text: "Task ID,Task name,Company,Due date,Created at,Xyz\n"
        + "1,Call,Nord,2026-12-01,2026-11-01 10:00,hoch\n2,Write,Nord,2026-12-02,2026-11-01 10:00,niedrig\n"),
    Case(
      kind: .actions, field: "status",
      text: "Task ID,Task name,Company,Due date,Created at,Xyz\n"
        + "1,Call,Nord,2026-12-01,2026-11-01 10:00,offen\n2,Write,Nord,2026-12-02,2026-11-01 10:00,in Arbeit\n"),
  ]

  @Test(arguments: others) func otherFieldsOfChoicesAreFoundAlike(one: Case) throws {
    let draft = try draft(one.text, one.kind)
    #expect(draft.columns.first { $0.name == "Xyz" }?.field == one.field, "\(draft.yaml)")
  }

  /// It is said that it was known by its values alone.
  @Test func whatWasFoundSoIsSaid() throws {
    let text = customers("Xyz", ["Small", "Medium", "Large"])
    let guess = try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e")
    #expect(
      guess.findings.contains { $0.contains("size: told by Xyz, as what stands in it says") }, "\(guess.findings)")
  }
}
