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
      ("Kundennr.;Firma;Plan\n1;Nord;Pro\n2;Nord;Pro\n", "Kundennr."),
      ("Account No,Account name,Plan\nA-1,Nord,Pro\nA-2,Nord,Pro\n", "Account No"),
      ("Client code,Client,Plan\nX1,Nord,Pro\nX2,Nord,Pro\n", "Client code"),
      ("Debitor,Firma,Plan\nD1,Nord,Pro\nD2,Süd,Pro\n", "Debitor"),
      // Told apart by nothing else than their names.
      ("Firma;Plan\nNord;Pro\nSüd;Pro\n", nil),
      ("Phone number,Company,Plan\n+4930123,Nord,Pro\n+4930124,Süd,Pro\n", nil),
      ("VAT number,Company,Plan\nDE1,Nord,Pro\nDE2,Süd,Pro\n", nil),
      ("Kundennr.;Firma;Plan\n1;Nord;Pro\n1;Süd;Pro\n", nil), ("Kundennr.;Firma;Plan\n1;Nord;Pro\n;Süd;Pro\n", nil),
      ("Since,Company,Plan\n2024-01-01,Nord,Pro\n2024-01-02,Süd,Pro\n", nil),
      ("Turnover,Company,Plan\n1200.50,Nord,Pro\n1300.50,Süd,Pro\n", nil),
    ] as [(String, String?)])
  func theColumnThatNumbersTheRowsIsTheirID(text: String, id: String?) throws {
    #expect(column("id", of: try draft(text)) == id)
  }

  /// An id is a name only where nothing else in the file could be one; what could be is asked about.
  @Test(
    arguments: [
      ("Réf.;Raison sociale;Plan\nR1;Nord;Pro\nR2;Süd;Pro\n", "Raison sociale"),
      ("ref,nom,Plan\nR1,Nord,Pro\nR2,Süd,Pro\n", "nom"),
      ("Ref,Who,Plan\nR1,Nord,Pro\nR2,Süd,Pro\n", "?"), ("Account ID,Plan\nR1,Pro\nR2,Pro\n", nil),
      (
        "Account ID,Plan,Seats,Since,Web\nR1,Pro,3,2024-01-01,https://a.example\nR2,Pro,4,2024-01-01,https://b.example\n",
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
    let text = "Kundennr.;Firma;Tier;Kunde seit\n1;Nord;Pro;18.03.2023\n2;Nord;Pro;18.03.2023\n"
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
    (",Ended on", ",2026-11-02 10:00", ["Ended on", "not told"]),
    (",Reviewed", ",2026-11-04", ["Reviewed", "not told"]),
  ])
  func whenATicketEndedIsAskedWhereNoColumnTellsIt(column: String, value: String, offered: [String]) throws {
    let text =
      "\(Self.head)\(column)\nT1,x,B,2026-11-01 10:00,Closed,high\(value)\nT2,y,B,2026-11-01 11:00,Open,high\(column.isEmpty ? "" : ",")\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.column(field: "resolved")])
    #expect(draft.questions.first?.choices == offered)
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    // What is offered holds where it stands in the file, as it does when it is chosen in the console.
    for answer in offered {
      let written = draft.yaml.replacing("{decide: [\(offered.joined(separator: ", "))]}", with: answer)
      #expect(try Mapping(yaml: written, file: "e.yaml").name == "e")
    }
    draft.take(field: "category", for: "Subject")
    #expect(draft.questions.map(\.subject).contains(.column(field: "resolved")), "another field is no answer to it")
    draft.take(field: "subject", for: "Subject")
    for answer in offered + offered.reversed() {
      draft.take(answer, for: .column(field: "resolved"))
      #expect(draft.questions == [], "\(draft.yaml)")
      #expect(try Mapping(yaml: draft.yaml, file: "e.yaml").name == "e")
    }
  }

  /// Closed, and nobody says when: the ticket is in, its end is no data, and those that are open have their clocks.
  @Test(arguments: ["", ",Last updated"]) func anEndThatNoColumnTellsIsNoData(column: String) throws {
    let update = column.isEmpty ? "" : ",2026-11-05 12:00"
    let text = """
      \(Self.head)\(column)
      T1,x,B,2026-11-01 10:00,Closed,high\(update)
      T2,y,B,2026-11-01 11:00,Open,high\(update)

      """
    let draft = try draft(text)
    #expect(draft.questions == [], "\(draft.yaml)")
    #expect(draft.missing.first { $0.field == "resolved" }?.value == "not told")
    let target = MemoryTarget([
      .customer(
        Customer(
          id: "B1", name: "B", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
    ])
    let options = ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml"))
    for _ in 1...2 {
      let report = try target.take([("e.csv", text)], options: options)
      #expect(report.missed == 0, "\(report.text)\n\(draft.yaml)")
    }
    func reading(_ id: TicketID) throws -> TicketReading {
      guard case .ticket(let ticket)? = target.all[.ticket(id)] else { throw Refusal("no \(id)") }
      let policy = SLAPolicy(name: "all", targets: [.resolve: SLATarget(seconds: 3600, calendar: .always)])
      let events = target.events(of: [id])[id] ?? []
      return SupportRules(policies: [policy]).reading(
        of: ticket, events: events, customer: nil, at: try #require(Instant(iso8601: "2026-11-09T10:00:00Z")))
    }
    let (ended, open) = (try reading("T1"), try reading("T2"))
    #expect(ended.status == .closed && ended.clocks == [] && ended.ticket.untold == [.respond, .update, .resolve])
    #expect(open.status == .open && open.clocks.map(\.kind) == [.resolve])
    let period = Instant(seconds: 0)..<Instant(seconds: 1 << 40)
    let verdict = SupportQualityRules.verdict(for: ended, period: period, at: Instant(seconds: 1 << 39))
    #expect(verdict.resolveInTime.whole == 0 && verdict.resolved == 0)
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
    let text = "Id,Name,Customer since,Plan,Status\nA1,One,2024-01-01,Pro,active\nA2,Two,2024-01-01,Pro,\(status)\n"
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
