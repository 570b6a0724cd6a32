import CustomerSuccess
import Foundation
import SQLStore
import Statistics
import SuccessStore
import Testing

/// Who was renamed is forgotten by every name and address they ever had.
@Suite struct ForgettingEarlierTests {
  private let now = TestRules.now
  private let customer: CustomerID = "C-900"

  private func opened(_ scratch: Scratch) async throws -> SQLStore {
    let store = try scratch.open()
    let account = Customer(
      id: customer, name: "Acme", tier: .community, industry: .other, size: .small, signedUp: LocalDate(day: 20_000))
    try await store.commit([FactEdit(before: nil, after: .customer(account))], title: "add", by: "dana", at: now)
    return store
  }

  private func words(_ random: inout SplitMix64) -> String {
    (0..<2).map { _ in
      let letters = (0..<7).map { _ in "bcdfghjklmnpqrstvwxz".randomElement(using: &random).map(String.init) ?? "q" }
      return "Z" + letters.joined()
    }.joined(separator: " ")
  }

  @Test(arguments: 0..<12)
  func noByteOfAnEarlierNameIsLeft(_ seed: UInt64) async throws {
    let scratch = try Scratch()
    let store = try await opened(scratch)
    var random = SplitMix64(seed: seed)
    var (names, second) = ([words(&random)], 0)
    func next() -> Instant {
      second += 1
      return now + second
    }
    let isContact = seed % 2 == 0
    let id = isContact ? "CON-7" : "LRN-7"
    func person(_ name: String) -> Fact {
      let email = name.lowercased().split(separator: " ").joined(separator: ".") + "@acme.example"
      return isContact
        ? .contact(Contact(id: ContactID(id), customer: customer, name: name, email: email))
        : .learner(Learner(id: LearnerID(id), customer: customer, name: name, email: email))
    }
    try await store.commit(
      [FactEdit(before: nil, after: person(names[0]))], title: "add \(names[0])", by: "dana", at: next())
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      let (old, new) = (names.last ?? "", words(&random))
      try await store.perform(
        [
          ActRequest(
            .logActivity(kind: "Call", description: "With \(old), at last", outcome: ""), on: .customer(customer))
        ],
        title: nil, by: "dana", at: next())
      let entry = try await store.commit(
        [FactEdit(before: person(old), after: person(new))], title: "set name of \(id) \(old)", by: "dana", at: next())
      guard Bool.random(using: &random) else {
        names.append(new)
        continue
      }
      // What was taken back was a name too.
      try await store.undo(entry.id, by: "dana", at: next())
      names.insert(new, at: 0)
    }
    var act =
      isContact
      ? ActRequest(.forgetContact, on: .contact(ContactID(id)))
      : ActRequest(.forgetLearner, on: .learner(LearnerID(id)))
    act.isSure = true
    try await store.perform([act], title: nil, by: "dana", at: next())
    #expect(try await store.check(at: next()) == [])
    try await store.backup(to: scratch.path("copy.db"))
    try store.close()
    for file in [scratch.path(), scratch.path("copy.db")] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      for word in names.flatMap({ $0.split(separator: " ").map(String.init) }) {
        for form in [word, word.lowercased()] {
          #expect(bytes.range(of: Data(form.utf8)) == nil, "\(form) of \(names) in \(file)")
        }
      }
    }
  }

  /// Titles of the log go on to speak of the id, so nobody else gets it.
  @Test func theIDIsNotGivenOutAgain() async throws {
    let scratch = try Scratch()
    let store = try await opened(scratch)
    func add(_ name: String, _ second: Int) async throws {
      let revision = ContactRevision(name: name)
      try await store.perform(
        [ActRequest(.addContact(revision, isPrimary: false), on: .customer(customer))], title: nil, by: "dana",
        at: now + second)
    }
    try await add("Zelda Quux", 1)
    var act = ActRequest(.forgetContact, on: .contact("CON-1"))
    act.isSure = true
    try await store.perform([act], title: nil, by: "dana", at: now + 2)
    try await add("Bo Lind", 3)
    #expect(try await store.answer(FactQuery(.contact("CON-1"))) == nil)
    #expect(try await store.answer(FactQuery(.contact("CON-2"))) != nil)
    try store.close()
  }
}
