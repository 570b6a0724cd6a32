import CustomerSuccess
import Foundation
import SuccessStore
import Synchronization
import Testing

@testable import Interchange

/// Contacts that come in under another id than the one by which they are known here.
@Suite struct KnownPeopleTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let customers = """
    id,name,tier,industry,size,owner,signed_up
    C1,Nordlicht,professional,technology,medium,Ada,2024-01-01
    C2,Volt,enterprise,financial,large,Bo,2024-01-01

    """
  private static let head = "id,customer,name,email,role,primary\n"

  private func contacts(_ rows: String...) -> [(String, String)] {
    [("contacts.csv", Self.head + rows.map { $0 + "\n" }.joined())]
  }

  /// Ann is known here by hand, as CON-1000.
  private func known() async throws -> ContactID {
    try await bench.take([("customers.csv", Self.customers)])
    var ann = ContactRevision()
    (ann.name, ann.email) = ("Ann Lee", "ann@nordlicht.example")
    try await bench.do(.addContact(ann, isPrimary: true), on: .customer("C1"))
    let made = try #require(try await all().first)
    return made.id
  }

  private func all() async throws -> [Contact] {
    try await bench.store.answer(ContactsQuery(of: ["C1", "C2"]))
  }

  private func contact(_ id: ContactID) async throws -> Contact {
    guard case .contact(let contact)? = try await bench.fact(.contact(id)) else { throw Refusal("no \(id)") }
    return contact
  }

  @Test func aRowOfTheSamePersonIsToldOfTheOneWhoIsThere() async throws {
    let id = try await known()
    let files = contacts("P7,C1,A. Lee,ANN@nordlicht.example,IT director,")
    let said = try await bench.rehearse(files)
    let done = try await bench.take(files)
    for report in [said, done] {
      #expect(report.counts[.contacts] == .init(changed: 1))
      #expect(
        report.files[0].notices.lines == [
          "1 × \(KnownPeople.same) (first: contacts.csv:2: P7 'A. Lee' is \(id) 'Ann Lee')"
        ])
    }
    #expect(said.findings == done.findings)
    let ann = try await contact(id)
    #expect(ann.role == "IT director" && ann.name == "Ann Lee" && ann.isPrimary, "what was lacking is filled")
    #expect(try await all().count == 1)
    #expect(try await bench.take(files).counts[.contacts] == .init(unchanged: 1))
  }

  /// What the source said last, what it says now, what holds here.
  @Test func onlyWhatTheSourceChangesSinceIsTakenOver() async throws {
    let id = try await known()
    try await bench.take(contacts("P7,C1,Ann Lee,ann@nordlicht.example,IT director,"))
    var revision = ContactRevision()
    (revision.email, revision.role) = ("a.lee@nordlicht.example", "CIO")
    try await bench.do(.changeContact(revision), on: .contact(id))
    let again = try await bench.take(contacts("P7,C1,Ann Lee,ann@nordlicht.example,IT director,"))
    #expect(again.counts[.contacts] == .init(unchanged: 1), "known for who it is under the address of before")
    #expect(again.findings.kept.map(\.field) == ["email", "role"])
    let files = contacts("P7,C1,Ann Lee-Vogt,ann@nordlicht.example,IT director,")
    #expect(try await bench.rehearse(files).counts[.contacts] == .init(changed: 1))
    try await bench.take(files)
    let ann = try await contact(id)
    #expect(ann.name == "Ann Lee-Vogt" && ann.role == "CIO" && ann.email == "a.lee@nordlicht.example")
    #expect(try await all().count == 1)
  }

  /// The person's own row, and one under another id, in one file: nothing goes to and fro.
  @Test(arguments: [[0, 1], [1, 0]]) func bothRowsOfOnePersonSettle(order: [Int]) async throws {
    _ = try await known()
    try await bench.take(contacts("P1,C2,Bo Ray,bo@volt.example,Buyer,"))
    let rows = ["P1,C2,Bo Ray,bo@volt.example,Buyer,", "P2,C2,Bo Ray,bo@volt.example,Seller,"]
    let files = contacts(rows[order[0]], rows[order[1]])
    let said = try await bench.rehearse(files)
    let first = try await bench.take(files)
    #expect(said.counts == first.counts && said.findings == first.findings)
    for _ in 0..<2 { #expect(try await bench.take(files).counts[.contacts] == .init(unchanged: 2)) }
    #expect(try await contact("P1").role == "Buyer")
    let news = contacts(rows[order[0]], rows[order[1]].replacing("Bo Ray", with: "Bo Ray-Lee"))
    #expect(try await bench.rehearse(news).counts == (try await bench.take(news)).counts)
    #expect(try await contact("P1").name == "Bo Ray-Lee")
  }

  @Test func anotherNameAtTheAddressIsSomebodyElse() async throws {
    let id = try await known()
    let files = contacts(
      "P8,C1,Front Desk,ann@nordlicht.example,,", "P9,C1,Back Office,office@nordlicht.example,,",
      "P10,C1,Zoe Quux,office@nordlicht.example,,", "P11,C2,Ann Lee,ann@nordlicht.example,,")
    let done = try await bench.take(files)
    #expect(done.counts[.contacts] == .init(added: 4))
    #expect(
      done.files[0].notices.lines == [
        "2 × \(KnownPeople.shares) (first: contacts.csv:2: P8 'Front Desk' has the address of \(id) 'Ann Lee')"
      ])
    #expect(try await bench.take(files).files[0].notices.lines == [], "it is said when they come")
  }

  /// Of two whom the name fits neither is guessed.
  @Test func twoThatFitAreNotGuessed() async throws {
    _ = try await known()
    try await bench.take(contacts("P1,C2,Ann Lee,desk@volt.example,,", "P2,C2,Abe Lee,desk@volt.example,,"))
    let done = try await bench.take(contacts("P3,C2,A. Lee,desk@volt.example,,"))
    #expect(done.counts[.contacts] == .init(added: 1) && done.files[0].notices.count(KnownPeople.shares) == 1)
  }

  @Test func whoWasTakenAwayHereStaysAway() async throws {
    let id = try await known()
    let files = contacts("P7,C1,Ann Lee,ann@nordlicht.example,IT director,")
    try await bench.take(files)
    try await bench.do(.removeContact, on: .contact(id))
    for report in [try await bench.rehearse(files), try await bench.take(files)] {
      #expect(report.counts[.contacts] == .init(unchanged: 1))
      #expect(report.findings.kept.map(\.here) == ["removed"])
    }
    #expect(try await all().isEmpty)
  }

  @Test func whoIsForgottenIsForgottenUnderEveryId() async throws {
    let id = try await known()
    let files = contacts("P7,C1,Ann Lee,ann@nordlicht.example,IT director,")
    try await bench.take(files)
    try await bench.do(.forgetContact, on: .contact(id))
    let done = try await bench.take(files)
    #expect(done.files[0].leftOut.total == 1 && done.counts.isEmpty)
    let bytes = try bench.bytes()
    #expect(bytes.range(of: Data("ann@nordlicht".utf8)) == nil && bytes.range(of: Data("Ann Lee".utf8)) == nil)
  }

  /// However many of one customer's come: nothing is looked up row by row.
  @Test func eachCustomersContactsAreReadOnce() throws {
    let target = CountingTarget()
    let rows = (0..<2 * ImportRun.batchLength).map { "P\($0),C1,Name \($0),n\($0)@nordlicht.example,,\n" }
    let files = [("customers.csv", Self.customers), ("contacts.csv", Self.head + rows.joined())]
    let importer = try Importer(
      files.map { ImportSource(file: $0.0, bytes: MemoryBytes($0.1)) }, options: ImportOptions(), target: target)
    while try !importer.nextBatch().isEmpty {}
    #expect(importer.report.counts[.contacts]?.added == rows.count)
    #expect(target.asked.withLock { $0 } == ["C1"], "customers whose contacts were read, each time")
    #expect(target.looks.withLock { $0 } <= 3, "one question a batch")
  }
}

/// Nothing there, and all new.
private final class CountingTarget: ImportTarget {
  let asked = Mutex<[CustomerID]>([])
  let looks = Mutex(0)

  func stored(_ keys: [FactKey]) -> [FactKey: Fact] { [:] }
  func events(of tickets: [TicketID]) -> [TicketID: [TicketEvent]] { [:] }
  func customers() -> CustomerBook { CustomerBook() }
  func people() -> [String] { [] }

  func unknown(_ contacts: [ContactID], source: String) -> [ContactID: [String]?] {
    looks.withLock { $0 += 1 }
    return Dictionary(contacts.map { ($0, nil) }, uniquingKeysWith: { first, _ in first })
  }

  func contacts(of customers: [CustomerID]) -> [Contact] {
    asked.withLock { $0 += customers }
    return []
  }
}
