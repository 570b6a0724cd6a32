import CustomerSuccess
import Framework
import Interchange
import Testing

/// Which tickets are over is read where a column tells it, whatever it is called, and asked where none does.
@Suite struct GuessedStatesTests {
  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  /// The states of the tickets `T1`, `T2` … as they are after an import.
  private func states(_ draft: MappingDraft, _ text: String) throws -> [TicketStatus] {
    #expect(draft.questions == [], "\(draft.yaml)")
    let target = MemoryTarget([
      .customer(
        Customer(
          id: "B1", name: "B", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
    ])
    let report = try target.take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml")))
    #expect(report.missed == 0, "\(report.text)\n\(draft.yaml)")
    let ids = target.all.values.compactMap { if case .ticket(let ticket) = $0 { ticket.id } else { nil } }
    return try ids.sorted { $0.text < $1.text }.map { id in
      guard case .ticket(let ticket)? = target.all[.ticket(id)] else { throw Refusal("no \(id)") }
      return SupportRules(policies: []).reading(
        of: ticket, events: target.events(of: [id])[id] ?? [], customer: nil,
        at: try #require(Instant(iso8601: "2026-11-29T10:00:00Z"))
      ).status
    }
  }

  private func file(_ heads: String, _ rows: [String]) -> String {
    let lines = rows.enumerated().map { "T\($0 + 1);B;Text \($0);hoch;2026-11-0\($0 + 1) 09:15;\($1)" }
    return (["Ticket-Nr.;Kunde;Kurzbeschreibung;Dringlichkeit;Erstellt am;\(heads)"] + lines).joined(separator: "\n")
      + "\n"
  }

  @Test(arguments: ["Zustand", "Bearbeitungsstand", "Wie weit", "x"])
  func aColumnOfStatesIsTheStatus(name: String) throws {
    let text = file(name, ["erledigt", "in Arbeit", "geschlossen", "offen", "Rückfrage"])
    let draft = try draft(text)
    #expect(draft.kind == .tickets && !draft.asksKind)
    #expect(draft.columns.first { $0.field == "status" }?.name == name)
    #expect(try states(draft, text) == [.resolved, .open, .closed, .open, .pending])
  }

  /// What most of its values say is what it is; the others are asked.
  @Test func aStateThatIsNotKnownIsAsked() throws {
    let draft = try draft(file("Wie weit", ["erledigt", "offen", "geparkt"]))
    #expect(draft.questions.map(\.subject) == [.value(column: "Wie weit", "geparkt")])
  }

  /// Nothing is taken for open because nothing says otherwise.
  @Test(arguments: [
    ("Gruppe", ["Nord", "Süd", "Nord"]), ("Konto", ["active", "active", "active"]),
    ("Gruppe;Antwort", ["offen;offen", "erledigt;offen", "erledigt;erledigt"]),
  ])
  func whatTellsNoStateIsAsked(heads: String, rows: [String]) throws {
    let text = file(heads, rows)
    var draft = try draft(text)
    let likely = heads.split(separator: ";").map(String.init)
    #expect(draft.kind == .tickets)
    #expect(draft.questions.map(\.subject) == [.column(field: "status")], "\(draft.yaml)")
    #expect(draft.questions.first?.choices == likely + ["all open"])
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    #expect(error?.description.contains("status") == true, "\(String(describing: error))")
    #expect(draft.missing.first { $0.field == "status" }?.value == nil)
    draft.take("all open", for: .column(field: "status"))
    #expect(try states(draft, text) == [.open, .open, .open])
    let reopened = try #require(MappingDraft(draft.file, reopening: draft.yaml, name: "e"))
    #expect(reopened.questions == [] && !reopened.losesRules, "\(reopened.yaml)")
    draft.take(likely[0], for: .column(field: "status"))
    #expect(draft.columns.first { $0.field == "status" }?.name == likely[0])
  }

  /// A column that tells when a ticket ended tells which are over.
  @Test func anEndTellsTheState() throws {
    let text = file("Erledigt am", ["2026-11-05 10:00", "", ""])
    #expect(try states(draft(text), text) == [.resolved, .new, .new])
  }
}
