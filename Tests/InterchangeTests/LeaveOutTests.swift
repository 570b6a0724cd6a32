import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// Rows that nobody wants by what one of their values says: left out, counted and listed.
@Suite struct LeaveOutTests {
  private func companies(_ stages: [String], mapping: String = "hubspot-companies") throws -> (
    taken: [String], report: ImportReport
  ) {
    let target = MemoryTarget()
    let rows = stages.enumerated().map {
      "\($0.offset + 1),Company \($0.offset + 1),OTHER,2024-01-01 10:00,\"\($0.element)\"\n"
    }
    let text = "Record ID,Company name,Industry,Create Date,Lifecycle Stage\n" + rows.joined()
    let report = try target.take(
      [("h.csv", text)], options: ImportOptions(mapping: try MappingLibrary().mapping(named: mapping)))
    return (target.all.keys.map { "\($0.values)" }.sorted(), report)
  }

  /// As HubSpot shows it in each language, and as it calls it inside.
  @Test(arguments: [
    "Customer", "customer", "CUSTOMER", "Evangelist", "Kunde", "Klant", "Client", "Cliente", "Évangéliste", "Promotor",
    "",
  ])
  func customersComeIn(stage: String) throws {
    let found = try companies([stage])
    #expect(found.taken.count == 1 && found.report.files.first?.skipped == 0, "\(found.report.text)")
  }

  @Test(arguments: [
    "Lead", "lead", "subscriber", "marketingqualifiedlead", "Sales Qualified Lead", "opportunity", "Other", "Abonnent",
    "Verkaufschance", "Abonné", "Opportunité", "Suscriptor", "Oportunidad", "Abonnee", "Verkoopkans", "Assinante",
    "Lead qualificado pelo marketing", "Outro",
  ])
  func whoIsNoneIsLeftOut(stage: String) throws {
    let found = try companies([stage, "Customer"])
    #expect(found.taken.count == 1, "\(found.report.text)")
    let file = try #require(found.report.files.first)
    #expect(file.skipped == 1)
    #expect(file.leftOutRows.rows.map(\.reason) == ["Lifecycle Stage: \(stage), which the mapping leaves out"])
  }

  /// A house's own stage, by its label or its number, may mean anything.
  @Test(arguments: ["Trial", "Kunde in Kündigung", "1234567890", "Ex-Customer"])
  func anUnknownStageIsToldAndNotGuessed(stage: String) throws {
    let found = try companies([stage, "Customer"])
    #expect(found.taken.count == 1)
    #expect(found.report.files.first?.skipped == 0)
    #expect(found.report.text.contains("'\(stage)'") && found.report.text.contains("h.csv:2"), "\(found.report.text)")
  }

  /// HubSpot calls its columns as its user's language does.
  @Test(arguments: [
    (
      "Datensatz-ID,Unternehmensname,Unternehmenseigentümer,Lifecycle-Phase,Branche,Anzahl Mitarbeiter,Jahresumsatz,Erstelldatum",
      "Lifecycle-Phase"
    ),
    (
      "ID d'enregistrement,Nom de l'entreprise,Propriétaire de l'entreprise,Phase du cycle de vie,Secteur d'activité,Nombre d'employés,Revenu annuel,Date de création",
      "Phase du cycle de vie"
    ),
    (
      "ID de registro,Nombre de la empresa,Propietario de la empresa,Etapa del ciclo de vida,Sector,Número de empleados,Ingresos anuales,Fecha de creación",
      "Etapa del ciclo de vida"
    ),
  ])
  func columnsAreFoundInTheirLanguage(head: String, stage: String) throws {
    let target = MemoryTarget()
    let text =
      head
      + "\n7,One,Mira,customer,BANKING,5000,30000000,2024-01-05 10:30\n8,Two,Mira,lead,BANKING,1,1,2024-01-05 10:30\n"
    let report = try target.take(
      [("h.csv", text)], options: ImportOptions(mapping: try MappingLibrary().mapping(named: "hubspot-companies")))
    let rows = target.all.values.map { exportRow($0).prefix(6).joined(separator: ",") }
    #expect(rows == ["HS-7,One,enterprise,financial,enterprise,Mira"], "\(report.text)")
    #expect(report.files.first?.leftOutRows.rows.map(\.reason) == ["\(stage): lead, which the mapping leaves out"])
    #expect(report.files.first?.unusedColumns.isEmpty == true, "\(report.text)")
  }

  /// The line that the mapping has for it, taken in: the id by whatever name its column goes.
  @Test(arguments: ["Record ID", "Datensatz-ID"])
  func thePageIsFoundByTheIdInEachLanguage(id: String) throws {
    let source = try MappingLibrary().source(named: "hubspot-companies").text
    let mapping = try Mapping(yaml: source.replacing("# link: ", with: "link: "), file: "m.yaml")
    let target = MemoryTarget()
    let report = try target.take(
      [("h.csv", "\(id),Company name,Industry,Create Date\n7,One,BANKING,2024-01-05\n")],
      options: ImportOptions(mapping: mapping))
    let row = exportRow(try #require(target.all[.customer("HS-7")], "\(report.text)"))
    #expect(row.contains("https://app.hubspot.com/contacts/YOURS/company/7"), "\(row)")
  }

  /// A stage says who is a customer, and not that one who has left here is back.
  @Test func aCustomerWhoHasLeftHereStaysSo() async throws {
    let bench = try ImportBench()
    let text = "Record ID,Company name,Industry,Create Date,Lifecycle Stage\n1,Company 1,OTHER,2024-01-01,Kunde\n"
    try await bench.take([("h.csv", text)], map: "hubspot-companies")
    let today = try #require(LocalDate(iso8601: "2026-11-27"))
    try await bench.do(.churn(on: today, reason: "price", note: ""), on: .customer("HS-1"))
    let report = try await bench.take([("h.csv", text)], map: "hubspot-companies")
    #expect(try await bench.customer("HS-1")?.lifecycle == .churned, "\(report.text)")
  }

  // MARK: In a guess

  private static let text = """
    Company,Customer since,Plan,Lifecycle stage
    One,2024-01-15,Pro,customer
    Two,2024-02-15,Pro,lead
    Three,2024-03-15,Gold,customer

    """

  private func draft(_ text: String = text) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "f.csv", bytes: MemoryBytes(text))), name: "m")
  }

  @Test func everyValueOffersToLeaveItsRowsOut() throws {
    let draft = try draft()
    let asked = draft.questions.compactMap { question -> String? in
      guard case .value(_, let value) = question.subject, question.choices.last == "leave out" else { return nil }
      return value
    }
    #expect(Set(asked) == ["lead", "Gold"], "\(draft.questions)")
    let stages = try #require(draft.columns.first { $0.name == "Lifecycle stage" })
    #expect(stages.values.allSatisfy { $0.choices.contains("leave out") })
    #expect(draft.yaml.contains("leave out]}"))
  }

  /// By the same word in the console's answers and in the file.
  @Test func whatIsAnsweredSoIsLeftOutAndKeptSo() throws {
    var draft = try draft()
    draft.take("leave out", for: .value(column: "Lifecycle stage", "lead"))
    draft.take("leave out", for: .value(column: "Plan", "Gold"))
    #expect(draft.questions.isEmpty, "\(draft.questions)")
    let target = MemoryTarget()
    let mapping = try Mapping(yaml: draft.yaml, file: "m.yaml")
    let report = try target.take([("f.csv", Self.text)], options: ImportOptions(mapping: mapping))
    #expect(target.all.count == 1, "\(report.text)")
    let file = try #require(report.files.first)
    #expect(
      Set(file.leftOutRows.rows.map(\.reason)) == [
        "Lifecycle stage: lead, which the mapping leaves out", "Plan: Gold, which the mapping leaves out",
      ])
    #expect(report.text.contains("Lifecycle stage: lead"))
    let again = try #require(MappingDraft(draft.file, reopening: draft.yaml, name: "m"))
    #expect(again.yaml == draft.yaml && !again.losesRules)
  }

  /// A text of somebody's own is no word of the mapping's.
  @Test func aTextThatReadsSoIsAText() throws {
    let mapping = try Mapping(
      yaml: """
        name: m
        files:
          tickets:
            kind: tickets
            columns: [Id]
            fields:
              id: Id
              customer: {constant: C1}
              subject: Subject
              created: {constant: "2026-01-05T10:00:00Z"}
              severity: {constant: low}
        """, file: "m.yaml")
    let customer = Customer(
      id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let target = MemoryTarget([.customer(customer)])
    try target.take([("t.csv", "Id,Subject\nT1,leave out\n")], options: ImportOptions(mapping: mapping))
    #expect(target.all[.ticket("T1")] != nil)
  }
}
