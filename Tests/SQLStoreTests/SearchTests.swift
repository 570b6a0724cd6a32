import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Any part of a text finds what it is in, and nothing else.
@Suite struct SearchTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func customer(_ id: String, _ name: String, signed: Int = 100) -> Fact {
    .customer(
      Customer(
        id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small, owner: "Zoë",
        accountExecutive: "kim", signedUp: LocalDate(day: 20_000 - signed)))
  }

  private func ticket(_ id: String, _ subject: String, hoursAgo: Int) -> Fact {
    .ticket(Ticket(id: TicketID(id), customer: "C-1", subject: subject, created: now - hoursAgo * 3600))
  }

  private func event(_ ticket: String, _ order: Int, _ kind: TicketEvent.Kind, at: Instant? = nil) -> Fact {
    .ticketEvent(
      TicketEvent(
        ticket: TicketID(ticket), at: at ?? now - 1800 + order, order: order, author: .customer("Pat"), kind: kind))
  }

  private var facts: [Fact] {
    [
      customer("C-1", "Écluse Logistics"), customer("C-2", "Login Labs"),
      .contact(Contact(id: "P-1", customer: "C-1", name: "Lo Ginsberg", email: "lo@ecluse.example", role: "Admin")),
      .activity(
        Activity(id: "N-1", customer: "C-1", at: now - 90, kind: "Call", description: "about the login\nof Pat")),
      .action(ActionItem(id: "A-1", customer: "C-2", title: "Mend login", owner: "sam", created: now - 7200)),
      ticket("LOGIN", "Nothing like it", hoursAgo: 9), ticket("T-1", "Login down", hoursAgo: 3),
      ticket("T-2", "No LOGIN at all", hoursAgo: 1), ticket("T-3", "Slow report", hoursAgo: 2),
      event("T-1", 0, .opened(severity: .high, status: .new)), event("T-1", 1, .owner("lee")),
      event("T-3", 0, .opened(severity: .high, status: .new)), event("T-3", 1, .note("since the last login")),
    ]
  }

  private func ids(_ store: any SuccessStore, _ text: String, limit: Int = 50) async throws -> [String] {
    try await store.answer(SearchQuery(text, limit: limit), at: now).map(\.thing)
  }

  @Test(arguments: Engine.all)
  func exact_ids_then_names_then_titles_then_texts_newest_first(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    #expect(try await ids(store, "login") == ["LOGIN", "C-2", "T-2", "A-1", "T-1", "N-1", "T-3"])
    #expect(try await ids(store, "login", limit: 3) == ["LOGIN", "C-2", "T-2"])
    #expect(try await ids(store, "  lOgIn\n") == ids(store, "login"))
    #expect(try await ids(store, "gins") == ["P-1"])
    #expect(try await ids(store, "n-1") == ["N-1"], "an id that no document has")
  }

  /// However few are held in memory at a time, they come by rising ids, each once.
  @Test(arguments: Engine.all)
  func documents_come_in_slices_as_at_once(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    let connected = try engine.connect(scratch)
    let (whole, sliced) = try await connected.read { db in
      var (index, whole, sliced): (SearchIndex, [Int], [Int]) = (SearchIndex(db), [], [])
      try index.eachDocument { id, _ in whole.append(id) }
      index.sliceLength = 1
      try index.eachDocument { id, _ in sliced.append(id) }
      return (whole, sliced)
    }
    #expect(whole.count > 8)
    #expect(whole == whole.sorted() && Set(whole).count == whole.count)
    #expect(sliced == whole)
  }

  @Test(arguments: Engine.all)
  func what_was_found_is_marked(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    let plain = try #require(try await store.answer(SearchQuery("ECLUSE", limit: 9), at: now).first)
    #expect(plain.title == MarkedText("Écluse Logistics", matches: [0..<6]), "accents do not matter")
    let hit = try #require(try await store.answer(SearchQuery("éCLUSE", limit: 9), at: now).first)
    #expect(hit.title == MarkedText("Écluse Logistics", matches: [0..<6]))
    #expect(hit.customer == "C-1" && hit.customerName == "Écluse Logistics" && hit.kind == .customer)
    let note = try #require(try await store.answer(SearchQuery("last log", limit: 9), at: now).first)
    #expect(note.title == MarkedText("Slow report"))
    #expect(note.excerpt == MarkedText("since the last login", matches: [10..<14, 15..<18]))
    let call = try #require(try await store.answer(SearchQuery("of pat", limit: 9), at: now).first)
    #expect(call.excerpt == MarkedText("about the login of Pat", matches: [16..<18, 19..<22]))
  }

  @Test(arguments: Engine.all)
  func a_long_text_is_cut_around_what_was_found(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let long = String(repeating: "blah ", count: 200) + "needle" + String(repeating: " blah", count: 200)
    try await store.load(facts + [event("T-3", 2, .customerMessage(long))])
    let hit = try #require(try await store.answer(SearchQuery("needle", limit: 9), at: now).first)
    #expect(hit.excerpt.text.count == 120)
    #expect(hit.excerpt.text.hasPrefix("…") && hit.excerpt.text.hasSuffix("…"))
    let match = try #require(hit.excerpt.matches.first)
    #expect(String(Array(hit.excerpt.text)[match]) == "needle")
  }

  /// Nothing that people type is taken for the index's own language.
  @Test(
    arguments: Engine.all,
    [
      "\"", "\"\"\"", "login\"", "*", "log*", "NEAR(login down)", "login AND", "a OR b", "-login", "^login",
      "text:login", "{text}: login", "login;--", "'; DROP TABLE customers", "%", "_", "\\", "\0login", "(", "   ",
      "", "+++", "login + down", "🙂🙂🙂", "e\u{301}cl",
    ])
  func no_text_is_syntax(_ engine: Engine, text: String) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    let found = try await ids(store, text)
    #expect(found == (text == "e\u{301}cl" ? ["C-1", "P-1"] : []) || text == "\0login")
    #expect(try await store.allFacts().count == facts.count)
  }

  @Test(arguments: Engine.all)
  func signs_are_found_as_they_are(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts + [ticket("T-9", "Sync \"twice\" fails 100% -now* NEAR(", hoursAgo: 1)])
    for text in ["\"twice\"", "100%", "-now*", "NEAR(", "ce\" fai"] { #expect(try await ids(store, text) == ["T-9"]) }
  }

  @Test(arguments: Engine.all)
  func fewer_than_three_letters_find_names_and_ids(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts + [customer("C-3", "東京"), customer("K%", "Under_score")])
    #expect(try await ids(store, "lo") == ["C-2", "C-1", "P-1", "LOGIN"])
    #expect(try await ids(store, "éc") == ["C-1"])
    #expect(try await ids(store, "東京") == ["C-3"])
    #expect(try await ids(store, "t-") == ["T-1", "T-2", "T-3"])
    #expect(try await ids(store, "c-", limit: 2) == ["C-1", "C-2"])
    #expect(try await ids(store, "k%") == ["K%"])
    #expect(try await ids(store, "r_") == ["K%"])
  }

  @Test(arguments: Engine.all)
  func at_another_clock_what_came_later_is_not_found(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    try store.close()
    let report = try engine.open(scratch, mode: .asOf(now - 2 * 3600))
    #expect(try await ids(report, "login") == ["LOGIN", "C-2", "A-1", "T-1"], "neither T-2 nor the note nor the call")
  }

  @Test(arguments: Engine.all)
  func everyone_who_owns_something_is_known(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    #expect(try await store.answer(PeopleQuery()) == [])
    try await store.load(facts)
    #expect(try await store.answer(PeopleQuery()) == ["kim", "lee", "sam", "Zoë"])
  }

  /// A name is known while something is theirs: what a ticket's history and the log remember is not.
  @Test(arguments: Engine.all)
  func who_owns_nothing_any_more_is_forgotten(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    let before = try await store.answer(PeopleQuery())
    func assign(_ owner: String) async throws {
      _ = try await store.perform(
        [ActRequest(.assignTicket(owner), on: .ticket("T-1"))], title: "assign", by: "dana", at: now)
    }
    try await assign("Zoe Walhs")
    #expect(try await store.answer(PeopleQuery()).contains("Zoe Walhs"))
    // In the same second, as whoever corrects a slip at once.
    try await assign("kim")
    #expect(try await store.answer(PeopleQuery()).contains("Zoe Walhs") == false)
    #expect(Set(try await store.answer(PeopleQuery())).isSubset(of: before))
  }

  /// Against what reading every fact finds.
  @Test(arguments: Engine.all, [71, 72])
  func what_is_found_is_what_reading_everything_finds(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 9)
    try await store.load(world.inOrder)
    for _ in 0..<40 {
      let edit = world.edit()
      guard edit.before != edit.after else { continue }
      try await store.commit([edit], title: "edit", by: "dana", at: now)
    }
    for text in [
      "acme", "hel", "ello", "login", "straße", "étude", "renamed", "données perdues", "we look", "50%", "qbr",
      "integration", "écrans login", "kb-0003",
    ] {
      let words = text.split(separator: " ").map(String.init)
      let found = Set(try await store.answer(SearchQuery(text, limit: 1000), at: now + 90 * 86_400).map(\.id))
      #expect(found == Set(expected(world, words)), "\(text)")
    }
  }

  private func expected(_ world: World, _ words: [String]) -> [String] {
    func hold(_ fields: [String]) -> Bool {
      let text = folded(fields.joined(separator: "\n"))
      return words.allSatisfy { text.hasBytes(of: folded($0)) }
    }
    var texts: [TicketID: [String]] = [:]
    for case .ticketEvent(let event) in world.facts(.ticketEvent) {
      switch event.kind {
      case .customerMessage(let text), .publicReply(let text), .note(let text), .subject(let text):
        texts[event.ticket, default: []].append(text)
      default: break
      }
    }
    return world.facts.values.compactMap { fact in
      switch fact {
      case .customer(let fact): hold([fact.id.text, fact.name]) ? "customer \(fact.id)" : nil
      case .contact(let fact): hold([fact.name, fact.email, fact.role]) ? "contact \(fact.id)" : nil
      case .ticket(let fact):
        hold([fact.id.text, fact.subject] + texts[fact.id, default: []]) ? "ticket \(fact.id)" : nil
      case .action(let fact):
        hold([fact.id.text, fact.title, fact.description, fact.owner]) ? "action \(fact.id)" : nil
      case .activity(let fact): hold([fact.kind, fact.description, fact.outcome]) ? "activity \(fact.id)" : nil
      case .article(let fact):
        hold([fact.id.text, fact.title, fact.body, ArticleTags.line(fact.tags)]) ? "article \(fact.id)" : nil
      default: nil
      }
    }
  }

  /// Every kind renamed, moved, removed and brought back; a second import over it; all of it undone.
  @Test(arguments: Engine.all)
  func the_index_follows_every_change(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    #expect(try await store.check(at: now) == [])
    var contact = Contact(id: "P-1", customer: "C-1", name: "Lo Ginsberg", email: "lo@ecluse.example", role: "Admin")
    let before = Fact.contact(contact)
    contact.name = "Someone Else"
    let rename = try await store.commit(
      [FactEdit(before: before, after: .contact(contact))], title: "t", by: "t", at: now)
    #expect(try await ids(store, "ginsberg") == [])
    #expect(try await ids(store, "someone") == ["P-1"])
    try await store.commit(
      [
        FactEdit(before: .contact(contact), after: nil),
        FactEdit(before: nil, after: .contact(Contact(id: "P-2", customer: "C-2", name: "New Person"))),
        FactEdit(before: nil, after: event("T-2", 0, .opened(severity: .low, status: .new))),
        FactEdit(before: nil, after: event("T-2", 1, .subject("Renamed entirely"))),
        FactEdit(before: nil, after: event("T-2", 2, .publicReply("we restarted it"))),
      ], title: "t", by: "t", at: now)
    #expect(try await ids(store, "restarted") == ["T-2"])
    #expect(try await ids(store, "entirely") == ["T-2"])
    #expect(try await ids(store, "someone") == [])
    #expect(try await ids(store, "new person") == ["P-2"])
    #expect(try await store.check(at: now) == [])
    let second = try #require(
      try await store.load([
        customer("C-2", "Another Name"), ticket("T-1", "Login down", hoursAgo: 30),
        event("T-1", 2, .note("from the second import")), ticket("T-7", "Seventh", hoursAgo: 1),
        event("T-7", 0, .customerMessage("it is broken")),
      ]).entry)
    #expect(try await ids(store, "second import") == ["T-1"])
    #expect(try await ids(store, "broken") == ["T-7"])
    #expect(try await store.check(at: now) == [])
    for entry in [second.id, second.id - 1, rename.id] { try await store.undo(entry, by: "t", at: now) }
    #expect(try await ids(store, "ginsberg") == ["P-1"])
    #expect(try await store.check(at: now) == [])
    try await store.undo(1, by: "t", at: now)
    #expect(try await ids(store, "login") == [])
    #expect(try await store.check(at: now) == [])
  }

  @Test(arguments: [
    "INSERT INTO search_index (rowid, text) VALUES (5, 'intruder')",
    "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "UPDATE contacts SET name = 'Behind the back'",
  ])
  func a_tampered_index_is_found(_ sql: String) async throws {
    let store = try scratch.open()
    try await store.load(facts)
    try store.close()
    try Raw.execute(sql, at: scratch.path())
    let again = try scratch.open()
    let findings = try await again.check(at: now)
    #expect(findings.count == 1)
    // A fact that is not as it was written goes before what should follow from it.
    let place = sql.hasPrefix("UPDATE contacts") ? "of contacts" : "search index"
    #expect(findings.first?.description.contains(place) == true, "\(findings)")
  }
}
