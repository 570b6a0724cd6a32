import CustomerSuccess
import Testing

@testable import Interchange

/// For how long an amount is paid, and whether it is paid at all, are read from the row, asked, or the row is left out: never supposed.
@Suite struct GuessedSubscriptionTests {
  private static let head =
    "id,Customer ID,Plan,Currency,Interval,Interval Count,Amount,Status,Start Date (UTC)"

  private func file(_ rows: [String], head: String = Self.head) -> String {
    ([head] + rows).joined(separator: "\n") + "\n"
  }

  private func row(
    _ number: Int, _ interval: String, count: String = "1", amount: String = "1200.00", status: String = "active"
  ) -> String {
    "sub_\(number),cus_1,Pro,usd,\(interval),\(count),\(amount),\(status),2024-01-05"
  }

  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "s.csv", bytes: MemoryBytes(text)), names: nil), name: "s")
  }

  private func take(_ text: String, by yaml: String) throws -> (MemoryTarget, ImportReport) {
    let target = MemoryTarget([
      .customer(
        Customer(
          id: "cus_1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
    ])
    let options = ImportOptions(mapping: try Mapping(yaml: yaml, file: "s.yaml"))
    return (target, try target.take([("s.csv", text)], options: options))
  }

  private func amounts(_ target: MemoryTarget) -> [String: Int] {
    var found: [String: Int] = [:]
    for case .subscription(let one) in target.all.values { found[one.id.text] = one.amount.minorUnits }
    return found
  }

  private func ends(_ target: MemoryTarget) -> [String: String] {
    var found: [String: String] = [:]
    for case .subscription(let one) in target.all.values { found[one.id.text] = one.to?.description ?? "" }
    return found
  }

  @Test(
    arguments: [
      ("month", 1), ("Monthly", 1), ("3 months", 3), ("quarter", 3), ("Quarterly", 3), ("half-year", 6),
      ("6 months", 6),
      ("semi-annually", 6), ("year", 12), ("annual", 12), ("every 2 years", 24), ("jährlich", 12), ("trimestriel", 3),
      ("week", 12.0 / 52), ("2 weeks", 24.0 / 52), ("day", 12.0 / 365), ("365 days", 12),
    ] as [(String, Double)])
  func lengthsAreKnown(_ text: String, _ months: Double) throws {
    let found = try #require(PaidInterval.months(text))
    #expect(abs(found - months) < 1e-9)
  }

  @Test(arguments: ["biweekly", "bimonthly", "soon", "", "3", "0 months", "month year"])
  func whatSaysNoLengthIsNone(_ text: String) { #expect(PaidInterval.months(text) == nil) }

  @Test func amountsAreReckonedToAMonth() throws {
    let text = file([
      row(1, "month"), row(2, "year"), row(3, "quarter"), row(4, "week"), row(5, "day"), row(6, "month", count: "6"),
      row(7, "6 months"),
    ])
    let draft = try draft(text)
    #expect(draft.kind == .subscriptions && draft.questions == [], "\(draft.yaml)")
    let (target, _) = try take(text, by: draft.yaml)
    #expect(
      amounts(target) == [
        "sub_1": 1200_00, "sub_2": 100_00, "sub_3": 400_00, "sub_4": 5200_00, "sub_5": 36500_00, "sub_6": 200_00,
        "sub_7": 200_00,
      ], "\(draft.yaml)")
  }

  /// What tells no field as it stands is not left out: the page says what it is used for.
  @Test func whatOtherColumnsAreUsedForIsSaid() throws {
    let head = Self.head + ",Canceled At (UTC),Cancel At Period End,Current Period End,Ended At (UTC),Website"
    let rows = ["2026-06-02,true,2026-07-01,2026-07-01,x", ",false,2026-12-01,,y"].enumerated().map {
      "\(row($0 + 1, "year")),\($1)"
    }
    let columns = try draft(file(rows, head: head)).columns
    #expect(columns.first { $0.name == "Amount" }?.use == "reckoned to a month by Interval and Interval Count")
    let others = columns.filter { $0.field == nil }
    #expect(
      others.map(\.use) == [
        "for how long Amount is paid", "how many of Interval Amount is paid for",
        "which of them run; others end, or are left out", "when those ended that run no more",
        "which end with their period", "when those end of which Cancel At Period End says so", nil,
      ], "\(others.map { ($0.name, $0.use) })")
  }

  /// It is refused until somebody says what it means.
  @Test func anUnknownLengthIsAsked() throws {
    let text = file([row(1, "month"), row(2, "biweekly")])
    var draft = try draft(text)
    let subject = GuessSubject.value(column: "Interval", "biweekly")
    #expect(draft.questions.map(\.subject) == [subject], "\(draft.yaml)")
    #expect(throws: (any Error).self) { try Mapping(yaml: draft.yaml, file: "s.yaml") }
    draft.take("2 weeks", for: subject)
    #expect(draft.questions == [])
    #expect(amounts(try take(text, by: draft.yaml).0) == ["sub_1": 1200_00, "sub_2": 2600_00])
    let again = MappingDraft(draft.file, reopening: draft.yaml, name: "s")
    #expect(again?.yaml == draft.yaml && again?.losesRules == false)
    draft.take("leave out", for: subject)
    #expect(amounts(try take(text, by: draft.yaml).0) == ["sub_1": 1200_00])
  }

  /// A later file has a new one: what is known is reckoned, what is not is refused with its line and what was expected.
  @Test func aNewLengthInALaterFileIsRefused() throws {
    let yaml = try draft(file([row(1, "month"), row(2, "year")])).yaml
    let (target, _) = try take(file([row(1, "month"), row(2, "quarter")]), by: yaml)
    #expect(amounts(target) == ["sub_1": 1200_00, "sub_2": 400_00])
    for (row, found) in [
      (row(2, "biweekly"), "found 'biweekly' in 'Interval'"), (row(2, "month", count: "some"), "found 'some'"),
    ] {
      let (target, report) = try take(file([self.row(1, "month"), row]), by: yaml)
      #expect(amounts(target) == ["sub_1": 1200_00])
      #expect(report.text.contains("s.csv:3: amount: \(found)"), "\(report.text)")
    }
    let unknown = try take(file([row(1, "month"), row(2, "biweekly")]), by: yaml).1
    #expect(unknown.text.contains(PaidInterval.expected), "\(unknown.text)")
  }

  // MARK: What is over

  @Test(arguments: ["canceled", "Cancelled", "incomplete_expired", "unpaid", "trialing", "ended"])
  func whatDoesNotRunIsLeftOut(_ status: String) throws {
    let text = file([row(1, "month"), row(2, "month", status: status)])
    let draft = try draft(text)
    #expect(draft.questions == [], "\(draft.yaml)")
    let (target, report) = try take(text, by: draft.yaml)
    #expect(amounts(target) == ["sub_1": 1200_00], "\(draft.yaml)")
    #expect(report.files.first?.rows == 2)
    let guess = try MappingGuess([ImportSource(file: "s.csv", bytes: MemoryBytes(text))], name: "s")
    #expect(
      guess.findings.contains { $0.contains("\(status) (1 row)") && $0.contains("left out") }, "\(guess.findings)")
  }

  @Test(arguments: ["active", "past_due", "non_renewing"]) func whatRunsIsTaken(_ status: String) throws {
    let text = file([row(1, "month"), row(2, "month", status: status)])
    #expect(amounts(try take(text, by: try draft(text).yaml).0).count == 2)
  }

  /// With a last day it is taken with it, and left out only where that is blank.
  @Test func aLastDayIsTaken() throws {
    let text = file(
      [
        row(1, "month") + ",", row(2, "month", status: "canceled") + ",2026-02-01",
        row(3, "month", status: "canceled") + ",",
      ], head: Self.head + ",Canceled At (UTC)")
    let (target, _) = try take(text, by: try draft(text).yaml)
    #expect(amounts(target).keys.sorted() == ["sub_1", "sub_2"])
    #expect(ends(target) == ["sub_1": "", "sub_2": "2026-02-01"])
  }

  /// A cancellation is no end: what runs on does so until its period is over, where that is told, and the last day goes before it.
  @Test(arguments: [true, false], [true, false]) func aCancellationIsNoEnd(tellsPeriod: Bool, tellsEnd: Bool) throws {
    let rows: [(String, canceled: String, flag: String, period: String, ended: String)] = [
      ("active", "", "false", "2026-12-01", ""), ("active", "2026-06-02", "true", "2026-07-01", ""),
      ("canceled", "2026-02-01", "false", "2026-03-01", "2026-03-03"),
      ("active", "2026-06-02", "false", "2026-07-01", ""),
    ]
    let head = [Self.head, "Canceled At (UTC)", "Cancel At Period End"]
    let more = (tellsPeriod ? ["Current Period End (UTC)"] : []) + (tellsEnd ? ["Ended At (UTC)"] : [])
    let lines = rows.enumerated().map { place, one in
      let days = (tellsPeriod ? [one.period] : []) + (tellsEnd ? [one.ended] : [])
      return ([row(place + 1, "month", status: one.0), one.canceled, one.flag] + days).joined(separator: ",")
    }
    let text = file(lines, head: (head + more).joined(separator: ","))
    let draft = try draft(text)
    #expect(draft.questions == [], "\(draft.yaml)")
    let guess = try MappingGuess([ImportSource(file: "s.csv", bytes: MemoryBytes(text))], name: "s")
    for yaml in [draft.yaml, guess.yaml] {
      let (target, _) = try take(text, by: yaml)
      #expect(
        ends(target) == [
          "sub_1": "", "sub_2": tellsPeriod ? "2026-07-01" : "", "sub_3": tellsEnd ? "2026-03-03" : "2026-02-01",
          "sub_4": "",
        ], "\(yaml)")
    }
    let again = MappingDraft(draft.file, reopening: draft.yaml, name: "s")
    #expect(again?.losesRules == false, "\(draft.yaml)\n\(again?.yaml ?? "")")
  }

  /// Another day of the row may be the last one: a person says so.
  @Test func anotherDayMayBeTheLastOne() throws {
    let text = file(
      [row(1, "month") + ",2026-05-01", row(2, "month", status: "canceled") + ",2026-03-01"],
      head: Self.head + ",Current Period End")
    var draft = try draft(text)
    let asked = draft.missing.first { $0.field == "to" }
    #expect(asked?.value == "leave them out" && asked?.choices.contains("Current Period End") == true, "\(draft.yaml)")
    draft.take("Current Period End", for: .field("to"))
    let (target, _) = try take(text, by: draft.yaml)
    #expect(ends(target) == ["sub_1": "", "sub_2": "2026-03-01"], "\(draft.yaml)")
    let again = MappingDraft(draft.file, reopening: draft.yaml, name: "s")
    #expect(again?.yaml == draft.yaml && again?.losesRules == false, "\(again?.yaml ?? "")")
  }
}
