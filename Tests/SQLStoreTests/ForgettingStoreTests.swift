import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// Forgetting through the store's door: in facts, log, search and the file itself, and nothing brings it back.
@Suite struct ForgettingStoreTests {
  let scratch: Scratch
  let now = TestRules.now
  init() throws { scratch = try Scratch() }

  private func facts(_ world: World) throws -> (customer: CustomerID, facts: [Fact]) {
    guard case .customer(let customer)? = world.facts(.customer).first else { throw Refusal("no customer") }
    let ticket = Ticket(id: "TKT-900", customer: customer.id, subject: "Zelda Quux cannot log in", created: now - 900)
    return (
      customer.id,
      [
        .contact(
          Contact(id: "CON-900", customer: customer.id, name: "Zelda Quux", email: "zelda@quux.example", role: "CFO")),
        .learner(Learner(id: "LRN-900", customer: customer.id, name: "Yorick Quux", email: "yorick@quux.example")),
        .enrolment(Enrolment(learner: "LRN-900", path: "executiveTraining", enrolled: LocalDate(day: 20_000))),
        .ticket(ticket),
        .ticketEvent(
          TicketEvent(
            ticket: ticket.id, at: now - 900, order: 0, author: .customer("Zelda Quux"),
            kind: .opened(severity: .high, status: .new))),
        .ticketEvent(
          TicketEvent(
            ticket: ticket.id, at: now - 900, order: 1, author: .customer("Zelda Quux"),
            kind: .customerMessage("The flamingo is stuck"))),
        .activity(
          Activity(
            id: "LOG-900", customer: customer.id, at: now - 90, kind: "Call", description: "With Zelda Quux",
            author: "dana")),
        .message(
          OutreachMessage(
            id: "MSG-900", customer: customer.id, contact: "CON-900", trigger: "renewalReminders",
            occasion: "2026-12-01/30", fired: now - 90, state: .approved, since: now - 80, author: "dana",
            subject: "Zelda, a word", body: "Hi Zelda,\nplease sign.")),
      ]
    )
  }

  @Test(arguments: Engine.all)
  func nothingOfThePersonIsLeft(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 5)
    try await store.load(world.inOrder)
    let (customer, facts) = try facts(world)
    // Line by line, so that the log has all of it.
    for fact in facts {
      try await store.commit(
        [FactEdit(before: nil, after: fact)], title: "add \(fact.key) of Zelda Quux", by: "dana", at: now)
    }
    try await store.perform(
      [ActRequest(.changeContact(ContactRevision(email: "zq@quux.example")), on: .contact("CON-900"))], title: "edit",
      by: "dana",
      at: now)
    let before = try await store.allFacts()
    let portfolio = try await store.answer(PortfolioQuery(), at: now)
    let act = ActRequest(.forgetContact, on: .contact("CON-900"))
    await #expect(throws: StoreError.self, "it has to be meant") {
      try await store.perform([act], title: "forget", by: "dana", at: now)
    }
    #expect(try await store.allFacts() == before)
    var sure = act
    sure.isSure = true
    let entry = try await store.perform([sure], title: nil, by: "dana", at: now + 1)
    #expect(entry.isForGood && entry.title == "forget contact CON-900")
    let after = try await store.allFacts()
    #expect(after.count == before.count - 1, "the contact goes, all else stays")
    #expect(try await store.answer(PortfolioQuery(), at: now) == portfolio)
    #expect(try await store.check(at: now + 2) == [])
    for word in ["zelda", "quux.example", "flamingo"] {
      #expect(
        try await store.answer(SearchQuery(word, limit: 9), at: now + 2).filter {
          $0.customer == customer && word != "quux.example"
        }.isEmpty, "\(word)")
    }
    for found in try await store.answer(LogQuery(limit: 100)) {
      let record = try #require(try await store.answer(ChangeQuery(found.id, limit: 100)))
      let told = "\(record)"
      for word in ["Zelda", "zelda", "zq@quux", "flamingo"] {
        #expect(!told.contains(word), "\(word) in \(found.title)")
      }
    }
    await #expect(throws: StoreError.self) { try await store.undo(entry.id, by: "dana", at: now + 3) }
    let undoable = try await store.answer(UndoableQuery(by: "dana", count: 9))
    #expect(
      undoable.map(\.isForGood) == [true], "what was for good is said, and nothing below it goes back in its place")
    try store.close()
  }

  /// Facts, log and titles that write the name otherwise, and where a part of it is left.
  @Test(arguments: Engine.all) func otherSpellingsGoFromTheLogToo(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 10)
    try await store.load(world.inOrder)
    let customer = try facts(world).customer
    func call(_ text: String) -> Fact {
      .activity(
        Activity(id: "LOG-900", customer: customer, at: now - 90, kind: "Call", description: text, author: "dana"))
    }
    let person = Fact.contact(Contact(id: "CON-900", customer: customer, name: "Zélda O'Quuxmüller"))
    let texts = ["Zelda O’Quuxmuller", "ZELDA  OQUUXMUELLER", "O'Quuxmüller, Zélda", "Zelda called"].map(call)
    try await store.commit([FactEdit(before: nil, after: person)], title: "add", by: "dana", at: now)
    try await store.commit(
      [FactEdit(before: nil, after: texts[0])], title: "call with Zelda O’Quuxmueller", by: "dana", at: now)
    for (before, after) in zip(texts, texts.dropFirst()) {
      try await store.commit([FactEdit(before: before, after: after)], title: "edit", by: "dana", at: now)
    }
    var act = ActRequest(.forgetContact, on: .contact("CON-900"))
    act.isSure = true
    let entry = try await store.perform([act], title: nil, by: "dana", at: now + 1)
    #expect(entry.remains.count == 1 && entry.remains.first?.hasSuffix("activity LOG-900") == true)
    for found in try await store.answer(LogQuery(limit: 100)) {
      let told = folded("\(try #require(try await store.answer(ChangeQuery(found.id, limit: 100))))")
      #expect(!told.contains("quux"), "\(found.title)")
    }
    #expect(try await store.check(at: now + 2) == [])
    try store.close()
  }

  /// The file is looked through as a stranger would.
  @Test func theFilesBytesDoNotTell() async throws {
    let store = try scratch.open()
    let world = try World(seed: 6)
    try await store.load(world.inOrder)
    for fact in try facts(world).facts {
      try await store.commit([FactEdit(before: nil, after: fact)], title: "add for Zelda Quux", by: "dana", at: now)
    }
    for act in [
      ActRequest(.forgetContact, on: .contact("CON-900")), ActRequest(.forgetLearner, on: .learner("LRN-900")),
    ] {
      var sure = act
      sure.isSure = true
      try await store.perform([sure], title: nil, by: "dana", at: now)
    }
    guard case .learner(let learner)? = try await store.answer(FactQuery(.learner("LRN-900"))) else {
      Issue.record("who has learned stays, without who it is")
      return
    }
    #expect(learner.name == "(forgotten)" && learner.email.isEmpty)
    #expect(try await store.answer(FactQuery(.enrolment("LRN-900", "executiveTraining"))) != nil)
    #expect(try await store.check(at: now) == [])
    try store.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    for word in ["Zelda", "zelda@quux", "flamingo", "Yorick", "yorick@quux", "zelda quux"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
  }

  /// An import that did nothing but to somebody who is forgotten stands in the log without what it did; one that did nothing stays out of
  /// it. Neither stands in the way of what is to be taken back.
  @Test(arguments: Engine.all) func anImportStaysInTheLogWithoutThePerson(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 9)
    try await store.load(world.inOrder)
    let customer = try facts(world).customer
    func contact(_ role: String) -> Fact {
      .contact(Contact(id: "CON-900", customer: customer, name: "Zelda Quux", role: role))
    }
    try await store.load([contact("CFO")], from: "crm")
    let edited = try #require(try await store.load([contact("CEO")], from: "crm").entry)
    let nothing = try await store.load([contact("CEO")], from: "crm").entry
    func told() async throws -> [Int] { try await store.answer(LogQuery(limit: 100)).map(\.id) }
    let before = try await told()
    #expect(before.contains(edited.id) && !before.contains { $0 == nothing?.id })
    var act = ActRequest(.forgetContact, on: .contact("CON-900"))
    act.isSure = true
    let forgotten = try await store.perform([act], title: nil, by: "dana", at: now + 2)
    #expect(try await told() == [forgotten.id] + before)
    let record = try #require(try await store.answer(ChangeQuery(edited.id, limit: 9)))
    #expect(record.edits.isEmpty && record.editCount == 0 && !"\(record)".contains("Zelda"))
    await #expect(throws: StoreError.self) { try await store.undo(edited.id, by: edited.author, at: now + 3) }
    let undoable = try await store.answer(UndoableQuery(by: edited.author, count: 9))
    #expect(!undoable.contains { $0.id == edited.id })
    try store.close()
  }

  /// What was done to a contact who is gone for good brings nobody back; what was done beside it can be taken back.
  @Test func undoingARemovalBringsNobodyBack() async throws {
    let store = try scratch.open()
    let world = try World(seed: 8)
    try await store.load(world.inOrder)
    let customer = try facts(world).customer
    func contact(_ id: ContactID, _ name: String) -> Fact { .contact(Contact(id: id, customer: customer, name: name)) }
    let (zelda, bo) = (contact("CON-900", "Zelda Quux"), contact("CON-901", "Bo Lind"))
    try await store.commit(
      [zelda, bo].map { FactEdit(before: nil, after: $0) }, title: "add both", by: "dana", at: now)
    let both = try await store.commit(
      [zelda, bo].map { FactEdit(before: $0, after: nil) }, title: "remove both", by: "dana", at: now + 1)
    var act = ActRequest(.forgetContact, on: .contact("CON-900"))
    act.isSure = true
    try await store.perform([act], title: nil, by: "dana", at: now + 2)
    try await store.undo(both.id, by: "dana", at: now + 3)
    #expect(try await store.answer(FactQuery(bo.key)) == bo)
    #expect(try await store.answer(FactQuery(zelda.key)) == nil)
    #expect(try await store.check(at: now + 4) == [])
    try store.close()
  }

  /// Tools that know learners by their address: the figures go on under an id that tells nothing.
  @Test func anIDThatTellsBecomesOneThatDoesNot() async throws {
    let store = try scratch.open()
    let world = try World(seed: 7)
    try await store.load(world.inOrder)
    let id: LearnerID = "yorick@quux.example"
    let (path, module): (PathID, ModuleID) = ("executiveTraining", "strategic-value-and-roi")
    let progress = ModuleProgress(
      learner: id, path: path, module: module, state: .inProgress, minutes: 5, at: now - 60)
    let (customer, _) = try facts(world)
    let all: [Fact] = [
      .learner(Learner(id: id, customer: customer, name: "Yorick Quux", email: id.text)),
      .enrolment(Enrolment(learner: id, path: path, enrolled: LocalDate(day: 20_000))),
      .certificate(
        Certificate(
          id: "CRT-900", learner: id, path: path, issued: LocalDate(day: 20_100), expires: LocalDate(day: 20_400))),
    ]
    for fact in all {
      try await store.commit([FactEdit(before: nil, after: fact)], title: "add \(fact.key)", by: "dana", at: now)
    }
    let added = try await store.commit(
      [FactEdit(before: nil, after: .progress(progress))], title: "begin", by: "dana", at: now)
    let gone = Fact.certificate(
      Certificate(
        id: "CRT-901", learner: id, path: path, issued: LocalDate(day: 20_200), expires: LocalDate(day: 20_500)))
    try await store.commit([FactEdit(before: nil, after: gone)], title: "certify", by: "dana", at: now)
    try await store.commit([FactEdit(before: gone, after: nil)], title: "take back", by: "dana", at: now)
    let before = try await store.answer(PortfolioQuery(), at: now)
    var act = ActRequest(.forgetLearner, on: .learner(id))
    act.isSure = true
    try await store.perform([act], title: nil, by: "lee", at: now + 1)
    #expect(try await store.answer(FactQuery(.learner(id))) == nil)
    let facts = try await store.allFacts()
    let learner = try #require(
      facts.compactMap { if case .learner(let one) = $0, one.name == "(forgotten)" { one } else { nil } }.first)
    #expect(learner.id.text.hasPrefix("forgotten-"))
    let theirs = facts.filter { $0.references.contains(.learner(learner.id)) }
    #expect(Set(theirs.map(\.kind)) == [.enrolment, .progress, .certificate], "what was learned stays")
    #expect(try await store.answer(PortfolioQuery(), at: now) == before)
    #expect(try await store.check(at: now + 2) == [])
    try await store.undo(added.id, by: "dana", at: now + 3)
    #expect(try await store.allFacts().count == facts.count - 1, "the log knows it by the id it has now")
    #expect(try await store.check(at: now + 4) == [])
    try store.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    for word in ["yorick@quux", "Yorick", "quux.example"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
  }
}
