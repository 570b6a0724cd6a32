import CustomerSuccess
import Framework
import SuccessStore
import Testing

@testable import Interchange

/// What is not taken over is said row by row, and what is wrong is refused with what there is.
@Suite struct LeftOutTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private func refusal(_ names: String...) async throws -> String {
    do {
      try await bench.take(names.map { ("\($0).csv", try ImportBench.fixture("imports/\($0)")) })
      return "nothing"
    } catch let error as InterchangeError {
      return error.description
    }
  }

  /// Nobody pays less than nothing.
  @Test func revenueBelowZeroIsRefused() async throws {
    let text = "id,name,tier,industry,size,signed_up,monthly_revenue\nC-1,Zeta,starter,other,small,2026-01-01,-500\n"
    let error = await #expect(throws: InterchangeError.self) { try await bench.take([("c.csv", text)]) }
    #expect(error?.description.contains("c.csv:2: monthly_revenue: found '-500', expected 0 or more") == true)
  }

  @Test func namesThatTheRulesDoNotKnowAreRefusedWithThoseThereAre() async throws {
    try await bench.take("imports/01-plain", "imports/l1", "imports/l2")
    let targets = try await refusal("o2").split(separator: "\n")
    #expect(targets.count == 2)
    #expect(targets[0].hasPrefix("o2.csv:2: target: found 'nope', expected a metric: "), "\(targets)")
    #expect(targets[0].contains("activeUsers"))
    #expect(targets[1].hasPrefix("o2.csv:3: target: found 'nope', expected a dimension: "))
    let module = try await refusal("l3")
    #expect(module.hasPrefix("l3.csv:2: module: found 'Nope', expected a module: "))
    #expect(module.contains("platform-architecture-and-integration"))
    #expect(
      try await refusal("l4")
        == "l4.csv:2: path: found 'nopath', expected a path: executiveTraining, technicalTraining, businessUserTraining"
    )
    let metrics = "customer,metric,value,at\nC-1,nope,3,2026-01-01T00:00:00Z\n"
    await #expect(throws: InterchangeError.self) { try await bench.take([("m.csv", metrics)]) }
    let scores = "customer,at,score,contributions\nC-1,2026-01-01T00:00:00Z,80,activeUsers=80*0.5; nope=80*0.5\n"
    do {
      try await bench.take([("s.csv", scores)])
      Issue.record("a metric that there is not made a score")
    } catch let error as InterchangeError {
      #expect(error.description.hasPrefix("s.csv:2: contributions: found 'nope', expected a metric: "), "\(error)")
    }
    let cause = """
      ticket,category,sub_cause,why1,at
      T,nowhere,,x,2026-01-01T00:00:00Z
      T,process,nothing,x,2026-01-01T00:00:00Z

      """
    let error = await #expect(throws: InterchangeError.self) { try await bench.take([("r.csv", cause)]) }
    #expect(error?.description.contains("r.csv:2: category: found 'nowhere', expected a category: ") == true)
    #expect(error?.description.contains("r.csv:3: sub_cause: found 'nothing', expected a cause: ") == true)
  }

  @Test func contradictingDatesAreRefusedWithBoth() async throws {
    #expect(
      try await refusal("ch")
        == "ch.csv:2: churned: found 2023-06-01, expected a day not before 2024-01-10, when the customer signed up")
    #expect(
      try await refusal("ch2")
        == "ch2.csv:2: renews: found 2020-01-01, expected a day not before 2030-01-01, when the customer signed up")
  }

  @Test func emptyColumnsAtTheEndArePassedOver() async throws {
    let report = try await bench.take("imports/09-trailing-empty")
    #expect(report.counts == [.customers: .init(added: 2)])
    #expect(report.files[0].notices.total > 0)
    #expect(try await bench.customer("C-2")?.owner == "Sofia Kim")
  }

  @Test func emptyRowsArePassedOver() async throws {
    let report = try await bench.take("imports/09b-trailing-empty-rows")
    #expect(report.counts == [.customers: .init(added: 2)])
    #expect(report.files[0].rows == 2 && report.files[0].notices.count("empty rows passed over") >= 2)
  }

  /// The newer row holds, whatever the order of the files, and whether the tickets are new or not.
  @Test(arguments: [["zd-mon", "zd-tue"], ["zd-tue", "zd-mon"]], [false, true])
  func theNewerOfTwoRowsHolds(names: [String], isKnown: Bool) async throws {
    try await bench.take("tickets/customers")
    if isKnown { try await bench.take("tickets/zd-mon", map: "zendesk-tickets") }
    let files = try names.map { ("\($0).csv", try ImportBench.fixture("tickets/\($0)")) }
    let dry = try await bench.rehearse(files, map: "zendesk-tickets")
    let report = try await bench.take(files, map: "zendesk-tickets")
    let older = report.files.map { $0.notices.count("another row of the same ticket is newer, and holds") }
    #expect(older.reduce(0, +) == 2)
    #expect(dry.counts == report.counts)
    let login = try #require(try await bench.store.answer(TicketDetailQuery("ZD-501"), at: bench.now))
    #expect(login.row.reading.status == .resolved)
    let invoice = try #require(try await bench.store.answer(TicketDetailQuery("ZD-502"), at: bench.now))
    #expect(invoice.row.reading.status == .onHold && invoice.row.reading.owner == "Bo")
    let before = try await bench.tables().map(\.1)
    try await bench.take(files.reversed(), map: "zendesk-tickets")
    #expect(try await bench.tables().map(\.1) == before)
  }

  @Test func theLaterRowHoldsWhereNoneIsNewer() async throws {
    let text = try ImportBench.fixture("imports/01-plain")
    let report = try await bench.take([
      ("a.csv", text), ("b.csv", text.replacing("Kestrel Park", with: "Kestrel Parks")),
    ])
    #expect(report.counts == [.customers: .init(added: 2)])
    #expect(try await bench.customer("C-2")?.name == "Kestrel Parks")
    // By its own time of change.
    try await bench.take("imports/l1", "imports/l2")
    let progress = "learner,path,module,state,minutes,at\n"
    let row = "L1,technicalTraining,platform-architecture-and-integration,"
    try await bench.take([
      ("p.csv", "\(progress)\(row)completed,90,2026-11-05T00:00:00Z\n\(row)inProgress,60,2026-11-01T00:00:00Z\n")
    ])
    guard
      case .progress(let found)? = try await bench.fact(
        .progress("L1", "technicalTraining", "platform-architecture-and-integration"))
    else { throw Refusal("no progress") }
    #expect(found.state == .completed && found.minutes == 90)
  }

  @Test func aFileOfWhichNothingCanBeUsedIsRefused() async throws {
    try await bench.take("imports/01-plain")
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.take("tickets/zd-mon", map: "zendesk-tickets")
    }
    guard case .unusable(let report)? = error else { throw Refusal("\(String(describing: error))") }
    #expect(report.files.map(\.used) == [0])
    #expect(report.files[0].leftOutRows.rows.map(\.line) == [2, 3])
    #expect(error?.wanting == ["zd-mon.csv"])
  }

  /// What is wrong in a file is handed back, is mended and comes in, the reasons being passed over.
  @Test func whatIsLeftOutIsHandedBackAndComesInMended() async throws {
    let text = try ImportBench.fixture("imports/01-plain").replacing("Kestrel Park,starter", with: "'=Kestrel,gold")
    func take(_ text: String) async throws -> ImportReport {
      var job = try bench.job([("c.csv", text)])
      job.options.rejects = true
      return try await bench.run(job)
    }
    let report = try await take(text)
    #expect(report.counts == [.customers: .init(added: 1)])
    let reason = "tier: found 'gold', expected one of enterprise, professional, starter, community"
    #expect(report.files[0].leftOutRows.rows.map(\.line) == [3])
    #expect(report.files[0].leftOutRows.rows.map(\.reason) == [reason])
    let csv = try #require(report.files[0].rejected?.csv)
    #expect(csv.split(separator: "\n")[0].hasPrefix("reason,id,name,"))
    #expect(csv.split(separator: "\n")[1].hasPrefix("\"\(reason)\",C-2,"))
    let mended = csv.replacing(",gold", with: ",starter")
    #expect(try await bench.take([("r.csv", mended)]).counts == [.customers: .init(added: 1)])
    #expect(try await bench.customer("C-2")?.name == "=Kestrel")
  }

  /// Whatever is wrong with its width, the reason stands under its name, and each value under the one it had; unmended it is wrong
  /// again, by its own file's kind and by a mapping.
  @Test(arguments: [
    ("C-2", "1 field, expected 3"), ("C-2,Kestrel", "2 fields, expected 3"),
    ("C-2,Kestrel,starter,x", "more than 3 fields"),
    ("C-2,Kestrel,starter,x,y", "more than 3 fields"), ("C-2,\"Kes\" trel", "the closing quote"),
  ])
  func aRowOfAnotherWidthHasItsReasonUnderItsName(row: String, reason: String) async throws {
    let mapping = try Mapping(
      yaml: """
        name: liste
        files:
          a:
            kind: customers
            columns: [Nr, Firma, Stufe]
            fields:
              id: Nr
              name: Firma
              tier: {column: Stufe, otherwise: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
        """, file: "liste.yaml")
    func take(_ text: String) async throws -> ImportReport {
      var job = try bench.job([("liste.csv", text)])
      job.options.mapping = mapping
      job.options.rejects = true
      return try await bench.run(job)
    }
    let report = try await take("Nr,Firma,Stufe\nC-1,Zeta,starter\n\(row)\nC-3,Eta,starter\n")
    #expect(report.counts == [.customers: .init(added: 2)], "\(report.text)")
    let csv = try #require(report.files[0].rejected?.csv)
    var reader = try CSVReader(file: "r.csv", bytes: MemoryBytes(csv))
    #expect(try reader.next()?.values == ["reason", "Nr", "Firma", "Stufe"])
    let written = #expect(throws: InputComplaint.self) { try reader.next() }?.unfitRow
    #expect(written?.first?.contains(reason) == true && written?.dropFirst().first == "C-2", "\(csv)")
    let error = await #expect(throws: InterchangeError.self) { _ = try await take(csv) }
    guard case .unusable? = error else { throw Refusal("unmended it came in: \(csv)") }
    let lines = csv.split(separator: "\n")
    #expect(try await take("\(lines[0])\n,C-2,Kestrel,starter\n").counts == [.customers: .init(added: 1)])
  }

  /// However the rows' own file is laid out, what is handed back is read by the same mapping.
  @Test(arguments: [
    ("separator: \";\"", "Nr;Firma;Stufe\nC-1;Zeta;starter\nC-2;Mulheim;gold\n"),
    ("separator: tab", "Nr\tFirma\tStufe\nC-1\tZeta\tstarter\nC-2\tMulheim\tgold\n"),
    ("header: 3", "Kundenliste\n\nNr,Firma,Stufe\nC-1,Zeta,starter\nC-2,Mulheim,gold\n"),
    ("encoding: windows-1252", "Nr,Firma,Stufe\nC-1,Zeta,starter\nC-2,Mulheim,gold\n"),
    (
      "rows: list",
      "{\"list\":[{\"Nr\":\"C-1\",\"Firma\":\"Zeta\",\"Stufe\":\"starter\"},{\"Nr\":\"C-2\",\"Firma\":\"Mulheim\",\"Stufe\":\"gold\"}]}"
    ),
  ])
  func whatIsHandedBackFitsItsMappingAgain(layout: String, text: String) async throws {
    let mapping = try Mapping(
      yaml: """
        name: liste
        files:
          a:
            kind: customers
            \(layout)
            columns: [Nr, Firma, Stufe]
            fields:
              id: Nr
              name: Firma
              tier: Stufe
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
        """, file: "liste.yaml")
    func take(_ text: String) async throws -> ImportReport {
      var job = try bench.job([("liste", text)])
      job.options.mapping = mapping
      job.options.rejects = true
      return try await bench.run(job)
    }
    let report = try await take(text)
    #expect(report.counts == [.customers: .init(added: 1)], "\(report.text)")
    let csv = try #require(report.files[0].rejected?.csv)
    let again = try await take(csv.replacing(",gold", with: ",starter").replacing("Mulheim", with: "Mülheim"))
    #expect(again.counts == [.customers: .init(added: 1)] && again.missed == 0, "\(again.text)")
    #expect(again.files[0].unusedColumns.keys.allSatisfy { $0 != "reason" })
    #expect(try await bench.customer("C-2")?.name == "Mülheim")
  }

  /// JSON without line breaks: rows are told by their number wherever a row is named, of CSV by their line.
  @Test func rowsOfOneLineAreNamedByTheirNumber() async throws {
    let rows = ["starter", "gold", "starter", "silver", "bronze"].enumerated().map {
      "{\"id\":\"C\($0)\",\"name\":\"N\",\"tier\":\"\($1)\",\"industry\":\"other\",\"size\":\"small\",\"signed_up\":\"2024-01-01\"}"
    }
    let files = [("c.json", "[" + rows.joined(separator: ",") + "]")]
    let refused = await #expect(throws: InterchangeError.self) { try await bench.take(files) }
    #expect(
      refused?.description.contains("c.json: row 2: tier: found 'gold'") == true, "\(String(describing: refused))")
    var job = try bench.job(files)
    job.options.rejects = true
    let report = try await bench.run(job)
    #expect(report.files[0].leftOutRows.rows.map(\.words) == ["row 2", "row 4", "row 5"])
    #expect(report.files[0].leftOutRows.rows.map(\.number) == [2, 4, 5])
    #expect(report.text.contains("(first: c.json: row 2: tier: found 'gold'"))
    #expect(report.text.contains("rows 2, 4-5"))
    let people = "id,customer,name,email,primary\nP1,C0,A,a@x.example,\nP2,C0,B,a@x.example,\n"
    let csv = try await bench.take([("p.csv", people)])
    #expect(csv.files[0].notices.lines.first?.contains("(first: p.csv:3: ") == true)
    let json = try await bench.take([
      (
        "p.json",
        "[{\"id\":\"P4\",\"customer\":\"C0\",\"name\":\"Q\",\"primary\":false},{\"id\":\"P5\",\"customer\":\"C0\",\"name\":\"Z\",\"email\":\"a@x.example\"}]"
      )
    ])
    #expect(json.files[0].notices.lines.first?.contains("(first: p.json: row 2: ") == true)
  }

  /// Overrides have a column `reason` of their own.
  @Test func aReasonOfTheirOwnIsNotPassedOver() async throws {
    try await bench.take("imports/01-plain")
    var job = try bench.job([("o2.csv", try ImportBench.fixture("imports/o2"))])
    job.options.rejects = true
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.run(job)
    }
    guard case .unusable(let report)? = error else { throw Refusal("\(String(describing: error))") }
    let csv = try #require(report.files[0].rejected?.csv)
    let mended = csv.replacing("metric:nope", with: "metric:activeUsers").replacing("dimension:nope", with: "score")
    try await bench.take([("r.csv", mended)])
    guard case .override(let override)? = try await bench.fact(.override("X3")) else { throw Refusal("no override") }
    #expect(override.reason == "r")
  }

  @Test func aMappingMaySayThatABlankClears() async throws {
    func mapping(_ blank: String) throws -> Mapping {
      try Mapping(
        yaml: """
          name: crm
          files:
            a:
              kind: customers
              columns: [Id, Owner]
              fields:
                id: Id
                name: Id
                tier: {constant: starter}
                industry: {constant: other}
                size: {constant: small}
                signed_up: {constant: "2024-01-01"}
                owner: {column: Owner\(blank)}
          """, file: "crm.yaml")
    }
    func take(_ owner: String, _ blank: String) async throws -> String? {
      var job = try bench.job([("c.csv", "Id,Owner\nC-9,\(owner)\n")])
      job.options.mapping = try mapping(blank)
      _ = try await bench.run(job)
      return try await bench.customer("C-9")?.owner
    }
    #expect(try await take("Mira", "") == "Mira")
    #expect(try await take("", "") == "Mira")
    #expect(try await take("", ", blank: keeps") == "Mira")
    #expect(try await take("", ", blank: clears") == "")
    #expect(throws: DocumentError.self) { try mapping(", blank: maybe") }
  }
}
