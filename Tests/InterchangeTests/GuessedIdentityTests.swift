import CustomerSuccess
import Framework
import Interchange
import Testing

/// By what rows are told from each other, and what becomes of those that have ended: neither is guessed at the cost of rows.
@Suite struct GuessedIdentityTests {
  private func draft(_ text: String, _ file: String = "e.csv") throws -> MappingDraft {
    try MappingDraft(try GuessedFile(ImportSource(file: file, bytes: MemoryBytes(text))), name: "e")
  }

  private func column(_ field: String, of draft: MappingDraft) -> String? {
    draft.columns.first { $0.field == field }?.name
  }

  /// A code in every row, another in each, is its id, whatever the column is called in whatever language.
  @Test(
    arguments: [
      ("Kundennr.;Firma;Plan\n1;Nord;Gold\n2;Nord;Gold\n", "Kundennr."),
      ("Account No,Account name,Plan\nA-1,Nord,Gold\nA-2,Nord,Gold\n", "Account No"),
      ("Client code,Client,Plan\nX1,Nord,Gold\nX2,Nord,Gold\n", "Client code"),
      ("Debitor,Firma,Plan\nD1,Nord,Gold\nD2,Süd,Gold\n", "Debitor"),
      // Told apart by nothing else than their names.
      ("Firma;Plan\nNord;Gold\nSüd;Gold\n", nil),
      ("Phone number,Company,Plan\n+4930123,Nord,Gold\n+4930124,Süd,Gold\n", nil),
      ("VAT number,Company,Plan\nDE1,Nord,Gold\nDE2,Süd,Gold\n", nil),
      ("Kundennr.;Firma;Plan\n1;Nord;Gold\n1;Süd;Gold\n", nil), ("Kundennr.;Firma;Plan\n1;Nord;Gold\n;Süd;Gold\n", nil),
      ("Since,Company,Plan\n2024-01-01,Nord,Gold\n2024-01-02,Süd,Gold\n", nil),
      ("Turnover,Company,Plan\n1200.50,Nord,Gold\n1300.50,Süd,Gold\n", nil),
    ] as [(String, String?)])
  func theColumnThatNumbersTheRowsIsTheirID(text: String, id: String?) throws {
    #expect(column("id", of: try draft(text)) == id)
  }

  /// An id is a name only where nothing else in the file could be one; what could be is asked about.
  @Test(
    arguments: [
      ("Réf.;Raison sociale;Plan\nR1;Nord;Gold\nR2;Süd;Gold\n", "Raison sociale"),
      ("ref,nom,Plan\nR1,Nord,Gold\nR2,Süd,Gold\n", "nom"),
      ("Ref,Who,Plan\nR1,Nord,Gold\nR2,Süd,Gold\n", "?"), ("Account ID,Plan\nR1,Gold\nR2,Gold\n", nil),
      (
        "Account ID,Plan,Seats,Since,Web\nR1,Gold,3,2024-01-01,https://a.example\nR2,Gold,4,2024-01-01,https://b.example\n",
        nil
      ),
    ] as [(String, String?)])
  func whatTheyAreCalledIsNotTakenFromAnID(text: String, name: String?) throws {
    var draft = try draft(text)
    let asked = draft.questions.map(\.subject).contains(.column(field: "name"))
    #expect(asked == (name == "?"), "\(draft.yaml)")
    guard asked else { return #expect(column("name", of: draft) == name) }
    // Choosing another field is no answer to it.
    draft.take(field: "industry", for: "Plan")
    #expect(draft.questions.map(\.subject).contains(.column(field: "name")))
    draft.take("Who", for: .column(field: "name"))
    #expect(!draft.questions.map(\.subject).contains(.column(field: "name")) && column("name", of: draft) == "Who")
  }

  @Test func twoOfOneNameStayTwo() throws {
    let text = "Kundennr.;Firma;Tier;Kunde seit\n1;Nord;Gold;18.03.2023\n2;Nord;Gold;18.03.2023\n"
    let draft = try draft(text)
    #expect(draft.questions == [], "\(draft.yaml)")
    let target = MemoryTarget()
    try target.take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml")))
    #expect(target.all.count == 2)
  }

  @Test func aTicketsNumberGoesBeforeItsSubject() throws {
    let text = """
      {"tickets": [{"ticket": {"nr": "T1", "betreff": "a\\nb", "firma": "B", "erstellt": "2026-11-01T10:00:00Z", "status": "open"}},
      {"ticket": {"nr": "T2", "betreff": "c", "firma": "B", "erstellt": "2026-11-01T10:00:00Z", "status": "open"}}]}
      """
    #expect(column("id", of: try draft(text, "e.json")) == "nr")
  }

  // MARK: What has ended

  private static let head = "Number,Subject,Company,Created,Status,Priority"

  /// The day on which it began is no day on which it ended.
  @Test(arguments: [
    (",Ended on", ",2026-11-02 10:00", ["Ended on"]), ("", "", ["Created"]), (",Reviewed", ",2026-11-04", ["Reviewed"]),
  ])
  func whenATicketEndedIsAskedWhereNoColumnTellsIt(column: String, value: String, offered: [String]) throws {
    let text =
      "\(Self.head)\(column)\nT1,x,B,2026-11-01 10:00,Closed,high\(value)\nT2,y,B,2026-11-01 11:00,Open,high\(column.isEmpty ? "" : ",")\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.column(field: "resolved")])
    #expect(draft.questions.first?.choices == offered)
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    // What is offered holds where it stands in the file, as it does when it is chosen in the console.
    let written = draft.yaml.replacing("{decide: [\(offered[0])]}", with: offered[0])
    #expect(try Mapping(yaml: written, file: "e.yaml").name == "e")
    draft.take(field: "category", for: "Subject")
    #expect(draft.questions.map(\.subject).contains(.column(field: "resolved")), "another field is no answer to it")
    draft.take(field: "subject", for: "Subject")
    draft.take(offered[0], for: .column(field: "resolved"))
    guard offered != ["Created"] else { return }
    #expect(draft.questions == [], "\(draft.yaml)")
    #expect(try Mapping(yaml: draft.yaml, file: "e.yaml").name == "e")
  }

  @Test(arguments: ["Resolved at", "Last updated", "Geloest", "Erledigt am"]) func whatTellsItIsNotAsked(
    column: String
  ) throws {
    let text = "\(Self.head),\(column)\nT1,x,B,2026-11-01 10:00,Closed,high,2026-11-02 10:00\n"
    #expect(try draft(text).questions == [])
  }

  /// What a status says that nobody knows is a person's to say; that a customer is still one is never assumed of it.
  @Test(arguments: [
    ("gekündigt", nil), ("Lapsed", nil), ("résilié", nil), ("ehemaliger Kunde", nil), ("aktiv", nil),
    ("Pausiert", "Pausiert"),
    ("Zombie", "Zombie"),
  ])
  func anUnknownLifecycleIsAsked(status: String, asked: String?) throws {
    let text = "Id,Name,Created,Plan,Status\nA1,One,2024-01-01,Gold,active\nA2,Two,2024-01-01,Gold,\(status)\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == (asked.map { [.value(column: "Status", $0)] } ?? []))
    guard let asked else { return }
    draft.take("churned", for: .value(column: "Status", asked))
    for (said, left) in [(nil, 0), ("leave them out", 1)] {
      draft.take(said, for: .field("churned"))
      let target = MemoryTarget()
      let report = try target.take(
        [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml")))
      #expect(report.files[0].leftOut.count("left, and no column tells when") == left, "\(draft.yaml)")
      #expect(target.all.count == 2 - left)
    }
  }

  // MARK: Whose it is

  /// The column that is chosen goes where the question stands.
  @Test func theCustomersColumnIsAskedForWhereItStands() throws {
    let text = "Vorname,Nachname,E-Mail,Haus,Hauptkontakt\nA,B,a@x.de,Beta AG,ja\nC,D,c@x.de,Beta AG,nein\n"
    let draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.column(field: "customer")])
    let choices = try #require(draft.questions.first?.choices)
    #expect(choices.contains("Haus"))
    let asked = try #require(draft.yaml.firstRange(of: /\{decide: [^}]*\}/))
    let written = draft.yaml.replacingCharacters(in: asked, with: "Haus")
    let target = MemoryTarget([
      .customer(
        Customer(
          id: "B1", name: "Beta AG", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
    ])
    let report = try target.take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: written, file: "e.yaml")))
    #expect(report.missed == 0, "\(report.text)\n\(written)")
    let primary = target.all.values.compactMap { if case .contact(let contact) = $0 { contact.isPrimary } else { nil } }
    #expect(primary.filter { $0 }.count == 1 && primary.count == 2)
  }
}
