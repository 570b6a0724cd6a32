import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// A column that is called like the rows' id stays it, or is asked about: ids that are made of another column make everything anew
/// once that one changes.
@Suite struct GuessedKeyTests {
  private func draft(_ text: String, _ kind: RecordKind? = nil) throws -> MappingDraft {
    try MappingDraft(
      GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e", answers: GuessAnswers(kind: kind))
  }

  private func column(_ field: String, of draft: MappingDraft) -> String? {
    draft.columns.first { $0.field == field }?.name
  }

  private static let id = GuessSubject.column(field: "id")

  private static let twice = """
    Kundennummer;Firma;Tarif;Branche;Company size;Kunde seit
    K-10;Anton GmbH;Starter;Technology;Small;15.01.2025
    K-11;Berta GmbH;Starter;Technology;Small;16.01.2025
    K-11;Berta GmbH & Co. KG;Starter;Technology;Medium;16.01.2025
    K-12;Caesar AG;Professional;Technology;Large;17.01.2025

    """

  struct Case: Sendable {
    var kind: RecordKind
    var text: String
    /// What is called like the id, and what may be it as well.
    var key: String
    var other: String?
    var words: String
  }

  static let cases: [Case] = [
    Case(kind: .customers, text: twice, key: "Kundennummer", other: "Firma", words: "K-11 in 2 rows"),
    Case(
      kind: .customers, text: "Account ID,Company,Plan,Customer since\nA1,Nord,Pro,2024-01-31\n,Süd,Pro,2024-02-01\n",
      key: "Account ID", other: "Company", words: "blank in 1 row"),
    // No name is known for it, but nearly every row has a code of its own.
    Case(
      kind: .customers,
      text: "Debitorennr.;Firma;Tarif;Kunde seit\n"
        + "D1;A;Pro;15.01.2025\nD2;B;Pro;15.01.2025\nD2;C;Pro;15.01.2025\nD3;D;Pro;15.01.2025\n",
      key: "Debitorennr.", other: "Firma", words: "D2 in 2 rows"),
    Case(
      kind: .tickets,
      text: "Ticket number,Subject,Company,Created,Status,Priority\n"
        + "T1,One,Nord,2026-11-01 10:00,Open,high\nT1,Two,Nord,2026-11-01 10:00,Open,high\n",
      key: "Ticket number", other: "Subject", words: "T1 in 2 rows"),
    Case(
      kind: .contacts, text: "Contact ID,Full name,Email,Company\nP1,Ann,a@x.de,Nord\nP1,Bea,b@x.de,Nord\n",
      key: "Contact ID", other: "Email", words: "P1 in 2 rows"),
    Case(
      kind: .actions,
      text: "Task ID,Task name,Company,Due date,Created at\n"
        + "1,Call,Nord,2026-12-01,2026-11-01 10:00\n1,Write,Nord,2026-12-02,2026-11-01 10:00\n",
      key: "Task ID", other: "Task name", words: "1 in 2 rows"),
    Case(
      kind: .surveys,
      text: "Response ID,Company,NPS,Responded at\nR1,Nord,9,2026-11-01 10:00\nR1,Süd,3,2026-11-02 10:00\n",
      key: "Response ID", other: nil, words: "R1 in 2 rows"),
    Case(
      kind: .subscriptions,
      text: "Subscription ID,Company,Plan,Amount EUR,Start date\n"
        + "S1,Nord,Pro,10.00,2024-01-31\nS1,Süd,Pro,20.00,2024-01-31\n",
      key: "Subscription ID", other: nil, words: "S1 in 2 rows"),
  ]

  @Test(arguments: cases) func whatIsCalledLikeTheKeyIsAskedAbout(one: Case) throws {
    let draft = try draft(one.text, one.kind)
    let question = try #require(draft.questions.first { $0.subject == Self.id }, "\(draft.yaml)")
    #expect(question.choices.first == one.key)
    #expect(one.other.map { question.choices.contains($0) } ?? true)
    #expect(question.words.contains("\(one.key) has \(one.words)"), "\(question.words)")
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    #expect(!draft.yaml.contains("\(YAMLText.scalar(one.key)): no field"), "\(draft.yaml)")
  }

  @Test(arguments: cases) func itIsTheKeyOnceAPersonSaysSo(one: Case) throws {
    var draft = try draft(one.text, one.kind)
    draft.take(one.key, for: Self.id)
    #expect(column("id", of: draft) == one.key)
    #expect(!draft.questions.contains { $0.subject == Self.id }, "\(draft.yaml)")
  }

  /// Whoever says that rows are told apart by what they are called has said both.
  @Test(arguments: cases.filter { $0.other != nil }) func theOtherOneIsBothItAndTheName(one: Case) throws {
    var draft = try draft(one.text, one.kind)
    let before = draft.questions.count
    let other = try #require(one.other)
    draft.take(other, for: Self.id)
    #expect(column("id", of: draft) == other)
    #expect(draft.questions.count == before - 1, "\(draft.questions)")
    guard draft.questions.isEmpty else { return }
    let kept = try #require(MappingDraft(draft.file, reopening: draft.yaml, name: "e"))
    #expect(kept.questions == [] && column("id", of: kept) == other && !kept.losesRules, "\(kept.yaml)")
  }

  /// Choosing another field is no answer to it.
  @Test func itIsAskedUntilItIsSaid() throws {
    var draft = try draft(Self.twice)
    draft.take(field: "", for: "Branche")
    draft.take(field: "tier", for: "Tarif")
    #expect(draft.questions.contains { $0.subject == Self.id }, "\(draft.yaml)")
  }

  @Test func thereIsOneCustomerANumber() throws {
    var draft = try draft(Self.twice)
    draft.take("Kundennummer", for: Self.id)
    #expect(draft.questions == [], "\(draft.yaml)")
    let target = MemoryTarget()
    let options = ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml"))
    let report = try target.take([("e.csv", Self.twice)], options: options)
    #expect(Set(target.all.keys) == [.customer("K-10"), .customer("K-11"), .customer("K-12")])
    #expect(report.files[0].notices.total == 1, "\(report.text)")
    // A company is renamed, and stays the one it is.
    try target.take([("e.csv", Self.twice.replacing("Anton GmbH", with: "Anton AG"))], options: options)
    #expect(target.all.count == 3)
  }

  /// What tells each row apart is no question, and what numbers something else, or nearly nothing, is no id.
  @Test(
    arguments: [
      ("Kundennummer;Firma;Plan\n1;Nord;Pro\n2;Süd;Pro\n", "Kundennummer"),
      ("External ID,Record ID,Company,Plan\n,1,Nord,Pro\nX,2,Süd,Pro\n", "Record ID"),
      ("External ID,Company,Plan\n,Nord,Pro\n,Süd,Pro\n,West,Pro\n", nil),
      ("Parent ID,Company,Plan\nP1,Nord,Pro\nP1,Süd,Pro\n", nil),
      ("Phone number,Company,Plan\n+49301,Nord,Pro\n+49301,Süd,Pro\n", nil),
      ("Region no,Company,Plan\nR1,Nord,Pro\nR1,Süd,Pro\nR1,West,Pro\n", nil),
    ] as [(String, String?)])
  func whatIsNoKeyIsNotAskedAbout(text: String, id: String?) throws {
    let draft = try draft(text, .customers)
    #expect(!draft.questions.contains { $0.subject == Self.id }, "\(draft.yaml)")
    #expect(column("id", of: draft) == id)
  }

  /// Learners come again with each of their courses: their number is theirs all the same.
  @Test func whatComesAgainByNatureKeepsItsID() throws {
    let text = "User ID,Full name,Course,Branch\n1,Ann,Basics,Nord\n1,Ann,Pro,Nord\n,Bea,Pro,Nord\n"
    let draft = try draft(text, .learners)
    #expect(column("id", of: draft) == "User ID" && !draft.questions.contains { $0.subject == Self.id })
  }
}
