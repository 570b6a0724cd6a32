import CustomerSuccess
import Foundation
import Interchange
import SuccessStore
import Testing

/// Who was forgotten and what was merged, and the files that go on listing them.
@Suite struct RememberedTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let customers = """
    id,name,tier,industry,size,owner,signed_up,renews
    C1,Nordlicht GmbH,professional,technology,medium,Ada,2024-01-01,2027-01-01
    C2,Volt Labs,enterprise,financial,large,Bo,2024-01-01,
    C3,Volt Laboratories,enterprise,financial,large,Cy,2023-01-01,

    """
  private static let contacts = """
    id,customer,name,email,role,primary
    P1,C1,Zelda Quux,zelda@quux.example,CFO,true
    P2,C1,Bo Lind,bo@quux.example,CTO,false
    P3,C2,Zelda Quux,z.quux@volt.example,CEO,true

    """
  private static let tickets = """
    id,customer,subject,created
    T1,C1,Zelda Quux cannot log in,2026-11-20T09:00:00Z
    T2,C2,Zelda Quux again,2026-11-20T09:00:00Z

    """
  private static let events = """
    ticket,order,at,author,event,severity,status,text
    T1,0,2026-11-20T09:00:00Z,customer:Zelda Quux,opened,high,new,
    T1,1,2026-11-20T09:00:00Z,customer:Zelda Quux,customerMessage,,,The flamingo is stuck
    T1,2,2026-11-20T10:00:00Z,agent:Ada,publicReply,,,"Dear Zelda Quux, done"
    T2,0,2026-11-20T09:00:00Z,customer:Zelda Quux,opened,high,new,

    """
  private static let surveys = """
    id,customer,survey,score,at,ticket,comment
    S1,C1,csat,4,2026-11-21T09:00:00Z,T1,Never again with flamingos

    """
  private static let learners = """
    id,customer,name,email,role
    L1,C1,Yorick Quux,yorick@quux.example,Clerk

    """

  private var files: [(String, String)] {
    [
      ("customers.csv", Self.customers), ("contacts.csv", Self.contacts), ("tickets.csv", Self.tickets),
      ("ticket-events.csv", Self.events), ("surveys.csv", Self.surveys), ("learners.csv", Self.learners),
    ]
  }

  private func texts(_ files: [(String, String)]) -> String { files.map(\.1).joined() }

  @Test func whoWasForgottenIsLeftOutOfTheSameFiles() async throws {
    try await bench.take(files)
    try await bench.do(.forgetContact, on: .contact("P1"))
    try await bench.do(.forgetLearner, on: .learner("L1"))
    let before = try await bench.tables()
    let report = try await bench.take(files)
    #expect(try await bench.tables().map(\.1) == before.map(\.1))
    #expect(report.counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 })
    for file in ["contacts.csv", "learners.csv"] {
      let found = try #require(report.files.first { $0.file == file })
      #expect(found.leftOut.entries.mapValues(\.count) == ["forgotten here": 1], "\(file)")
      #expect(!found.isUnusable && found.rejected == nil)
    }
    #expect(try await bench.rehearse(files).counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 })
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// Its source goes on calling a learner by the address: what is learned later is that learner's, who is nobody now.
  @Test func whatALearnerByAnAddressLearnsGoesOn() async throws {
    let learners = "id,customer,name,email,role\nyorick@quux.example,C1,Yorick Quux,yorick@quux.example,Clerk\n"
    let enrolments = "learner,path,enrolled,due\nyorick@quux.example,executiveTraining,2026-01-01,2026-12-01\n"
    let head = "learner,path,module,state,minutes,best_score,waiver,at\n"
    let row = "yorick@quux.example,executiveTraining,strategic-value-and-roi,"
    func files(_ progress: String) -> [(String, String)] {
      [
        ("customers.csv", Self.customers), ("learners.csv", learners), ("enrolments.csv", enrolments),
        ("progress.csv", head + row + progress),
      ]
    }
    let first = files("inProgress,20,,,2026-11-20T09:00:00Z\n")
    try await bench.take(first)
    try await bench.do(.forgetLearner, on: .learner("yorick@quux.example"))
    let before = try await bench.tables()
    try await bench.take(first)
    #expect(try await bench.tables().map(\.1) == before.map(\.1))
    let report = try await bench.take(files("completed,60,90,,2026-11-22T09:00:00Z\n"))
    #expect(report.counts.values.map(\.changed).reduce(0, +) == 1 && report.missed == 0)
    let texts = try await bench.tables().map(\.1).joined()
    #expect(!texts.contains("yorick") && !texts.contains("Quux") && texts.contains("completed,60,90"))
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// What is told for the first time comes in without the person; who only has the same name elsewhere stays.
  @Test func rowsThatNameThePersonComeInWithout() async throws {
    try await bench.take(files)
    try await bench.do(.forgetContact, on: .contact("P1"))
    let activities = """
      id,customer,at,type,description
      A1,C1,2026-11-22T09:00:00Z,Call,Met ZELDA  QUUX <zelda@quux.example>
      A2,C2,2026-11-22T09:00:00Z,Call,Met Zelda Quux

      """
    let later = """
      ticket,order,at,author,event,text
      T1,3,2026-11-22T09:00:00Z,customer:Zelda Quux,customerMessage,Stuck once more
      T2,1,2026-11-22T09:00:00Z,customer:Zelda Quux,customerMessage,Stuck here

      """
    let again = Self.contacts.replacing("P1", with: "P9")
    try await bench.take([("activities.csv", activities), ("events.csv", later), ("contacts.csv", again)])
    let text = texts(try await bench.tables())
    for word in ["zelda@quux", "Stuck once more", "flamingo"] { #expect(!text.contains(word), "\(word)") }
    #expect(text.contains("A1,C1,2026-11-22T09:00:00Z,Call,Met (forgotten) <(forgotten)>"))
    #expect(text.contains("Met Zelda Quux") && text.contains("Stuck here") && text.contains("Zelda Quux again"))
    #expect(try await bench.fact(.contact("P9")) == nil, "the same address at the same customer")
    #expect(try await bench.fact(.contact("P2")) != nil)
    #expect(try await bench.fact(.contact("P3")) != nil)
  }

  /// Nothing that was kept to know the person by tells who it was.
  @Test func whatIsKeptOfThePersonDoesNotTell() async throws {
    try await bench.take(files)
    try await bench.do(.forgetContact, on: .contact("P3"))
    try await bench.do(.forgetContact, on: .contact("P1"))
    try await bench.take(files)
    let bytes = try bench.bytes()
    for word in ["Zelda", "zelda", "quux.example", "flamingo"] {
      // The other's address and the learner's have a part of it.
      let isOthers = word == "quux.example"
      #expect(bytes.range(of: Data((isOthers ? "zelda@" + word : word).utf8)) == nil, "\(word)")
    }
  }

  @Test func aPersonWhoWasRemovedEarlierIsForgottenInTheLog() async throws {
    try await bench.take(files)
    try await bench.do(.removeContact, on: .contact("P1"))
    #expect(try await bench.store.answer(RemovedFactQuery(.contact("P1"))) != nil)
    try await bench.do(.forgetContact, on: .contact("P1"))
    for entry in try await bench.store.answer(LogQuery(limit: 9)) {
      let told = try await bench.store.answer(ChangeQuery(entry.id, limit: 99))
      #expect(!"\(String(describing: told))".contains("zelda@quux.example"))
    }
    await #expect(throws: StoreError.self) { try await bench.do(.forgetContact, on: .contact("P1")) }
    let report = try await bench.take(files)
    #expect(report.files[1].leftOut.count("forgotten here") == 1)
  }

  // MARK: Doubles

  private static let later = [
    ("customers.csv", customers.replacing("Cy", with: "Di")),
    ("contacts.csv", contacts + "P4,C3,New One,new@volt.example,,false\n"),
    ("tickets.csv", tickets + "T3,C3,Of the double,2026-11-24T09:00:00Z\n"),
    ("ticket-events.csv", events + "T3,0,2026-11-24T09:00:00Z,customer:,opened,low,new,\n"),
    (
      "metrics.csv",
      """
      customer,metric,value,at
      C2,activeUsers,50,2026-11-20T00:00:00Z
      C3,activeUsers,40,2026-11-20T00:00:00Z
      C3,activeUsers,41,2026-11-21T00:00:00Z

      """
    ),
  ]

  @Test func whatIsToldOfADoubleGoesToTheCustomerItWasMergedInto() async throws {
    try await bench.take(files)
    try await bench.do(.mergeCustomer(into: "C2"), on: .customer("C3"))
    let kept = try await bench.customer("C2")
    let report = try await bench.take(Self.later)
    #expect(try await bench.customer("C3") == nil)
    #expect(try await bench.customer("C2") == kept, "the double's row says nothing about it")
    let notice = report.files[0].notices.entries.keys.first { $0.contains("merged into another one here") }
    #expect(notice != nil)
    let owner = KeptField(.customer("C3"), "owner", here: "Bo", source: "Di")
    let since = KeptField(.customer("C2"), "signed_up", here: "2023-01-01", source: "2024-01-01")
    #expect(
      report.findings.kept == [since, owner], "what merging has made of it, and what has changed of the double since")
    let text = texts(try await bench.tables())
    #expect(text.contains("P4,C2,New One") && text.contains("T3,C2,Of the double"))
    #expect(text.contains("C2,activeUsers,50,2026-11-20T00:00:00Z"), "its own of the same second stays")
    #expect(text.contains("C2,activeUsers,41,2026-11-21T00:00:00Z") && !text.contains("C3,"))
    let again = try await bench.take(Self.later)
    #expect(again.counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 })
    #expect(texts(try await bench.tables()) == text)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  private static let account =
    "Id,IsDeleted,Name,Type,Industry,CreatedDate\nS1,false,Volt Labs Inc,Customer,Banking,2024-01-01\n"

  /// Where a source knows the customer only as the double, it goes on speaking of it, by the same rules as of any other.
  @Test func whatASourceHasChangedOfADoubleGoesToTheCustomer() async throws {
    let double = Self.customers.replacing("Cy,2023-01-01,", with: "Cy,2023-01-01,2027-05-05")
    try await bench.take([("s.csv", Self.account)], map: "salesforce-accounts")
    try await bench.take([("customers.csv", double)])
    try await bench.do(.mergeCustomer(into: "S1"), on: .customer("C3"))
    let kept = try #require(try await bench.customer("S1"))
    let same = try await bench.take([("customers.csv", double)])
    #expect(try await bench.customer("S1") == kept && same.findings.changes == [])
    let news = double.replacing("C3,Volt Laboratories,enterprise", with: "C3,Volt Laboratories,professional")
    let dry = try await bench.rehearse([("customers.csv", news)])
    let report = try await bench.take([("customers.csv", news)])
    let change = FieldChange(
      .customer("S1"), "tier", before: kept.tier.rawValue, after: "professional",
      saidBefore: kept.tier == .enterprise ? nil : "enterprise")
    #expect(report.findings.changes == [change] && dry.findings.changes == [change])
    #expect(report.counts[.customers]?.changed == 1 && dry.counts[.customers]?.changed == 1)
    var expected = kept
    expected.tier = .professional
    #expect(try await bench.customer("S1") == expected)
    // Work done on it since stays, until the source changes it again.
    try await bench.do(.assignCustomer("Zoe"), on: .customer("S1"))
    try await bench.take([("customers.csv", news)])
    #expect(try await bench.customer("S1")?.owner == "Zoe")
    try await bench.take([("customers.csv", news.replacing("large,Cy", with: "large,Di"))])
    #expect(try await bench.customer("S1")?.owner == "Di")
    #expect(try await bench.customer("C3") == nil)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// Merged further, and by another tool's names.
  @Test func doublesOfDoublesAreFound() async throws {
    try await bench.take(files)
    try await bench.do(.mergeCustomer(into: "C2"), on: .customer("C3"))
    try await bench.do(.mergeCustomer(into: "C1"), on: .customer("C2"))
    try await bench.take(Self.later)
    #expect(texts(try await bench.tables()).contains("T3,C1,Of the double"))
  }

  @Test func aMergeThatIsTakenBackIsAsBefore() async throws {
    try await bench.take(files)
    let before = try await bench.tables().map(\.1)
    try await bench.do(.mergeCustomer(into: "C2"), on: .customer("C3"))
    let entry = try #require(try await bench.store.answer(LogQuery(limit: 1)).first)
    try await bench.store.undo(entry.id, by: "Zoe", at: bench.now)
    #expect(try await bench.tables().map(\.1) == before)
    try await bench.take(files)
    #expect(try await bench.tables().map(\.1) == before)
    try await bench.take(Self.later)
    let text = texts(try await bench.tables())
    #expect(text.contains("P4,C3,New One") && text.contains("C3,activeUsers,40,2026-11-20T00:00:00Z"))
    #expect(try await bench.customer("C3")?.owner == "Di")
  }
}
