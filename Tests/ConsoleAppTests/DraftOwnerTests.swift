import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// Drafts of other consoles of the same person that are gone: offered, taken over, never written over.
@Suite struct DraftOwnerTests {
  let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func draft(_ text: String, console: String, before seconds: Int = 60) -> Draft {
    Draft(
      verb: .respond, targets: [.ticket("T-102")], title: "T-102 Login outage 2",
      values: ["text": text, "then": "open"],
      author: "dana",
      at: ConsoleFixture.now - seconds, console: console)
  }

  private func console(_ drafts: Draft...) -> Console {
    var console = fixture.settled()
    console.setting.console = "mine"
    _ = console.handle(.drafts(drafts))
    fixture.press(&console, "3")
    return console
  }

  private func text(_ console: Console) -> String? {
    guard case .form(let form) = console.overlay else { return nil }
    return form.values["text"]
  }

  @Test func whatIsTakenOverIsThisConsolesFromThenOn() {
    let (old, older) = (draft("Left", console: "gone"), draft("Older", console: "", before: 600))
    var console = console(older, old)
    let effects = console.handle(.keys([.character("r")]))
    #expect(text(console) == "Left", "the newest of them")
    let mine = draft("Left", console: "mine")
    #expect(effects.contains(.keepDraft(mine)) && effects.contains(.dropDraft(old.key)))
    #expect(console.drafts[mine.key] == mine && console.drafts[older.key] == older)
  }

  @Test func onesOwnGoesBeforeWhatOthersLeft() {
    var console = console(draft("Left", console: "gone", before: 1), draft("Mine", console: "mine"))
    let effects = console.handle(.keys([.character("r")]))
    #expect(text(console) == "Mine")
    #expect(!effects.contains { if case .dropDraft = $0 { true } else { false } })
  }

  private func form(_ console: Console) -> FormView? {
    if case .form(let form) = console.overlay { form } else { nil }
  }

  /// What was left as it stood is not written over what a colleague has made of it since; what was typed is, and that is said.
  @Test func aDraftTakesNothingBackThatOthersDid() throws {
    var now = fixture.settled()
    fixture.press(&now, "2", "E")
    let opened = try #require(form(now))
    let standing = opened.values
    var draft = Draft(
      verb: .edit, targets: opened.things.map(\.target), title: "Birch Labs", values: standing, author: "dana",
      at: ConsoleFixture.now - 60, console: "mine")
    draft.values["tier"] = "enterprise"
    draft.values["revenue"] = "1 USD"
    draft.values["seats"] = "50"
    draft.offered = draft.values
    draft.offered["seats"] = "34"
    var console = fixture.settled()
    console.setting.console = "mine"
    _ = console.handle(.drafts([draft]))
    fixture.press(&console, "2", "E")
    let restored = try #require(form(console))
    #expect(restored.values["tier"] == standing["tier"] && restored.values["revenue"] == standing["revenue"])
    #expect(restored.values["seats"] == "50" && restored.draftedAt != nil)
    #expect(restored.changedSince == ["Seats: 34 → \(standing["seats"] ?? "")"])
    #expect(fixture.frame(console).text.contains("Changed since you typed this: Seats: 34"))
    let jobs = console.handle(.keys([.enter])).compactMap { if case .perform(let job) = $0 { job } else { nil } }
    let revisions = jobs.flatMap(\.requests).compactMap {
      if case .changeCustomer(let revision) = $0.act { revision } else { nil }
    }
    #expect(revisions.map(\.seats) == [50] && revisions.first?.tier == nil && revisions.first?.monthlyRevenue == nil)
  }

  /// A reply is held against what was there when it was written, however long it lay.
  @Test func aReplyThatLayIsHeldAgainstWhatWasSeenThen() throws {
    var before = Draft(
      verb: .respond, targets: [.ticket("T-105")], title: "T-105", values: ["text": "Mine", "then": "pending"],
      author: "dana", at: ConsoleFixture.now - 60, console: "mine")
    before.seen = ["T-105": 1]
    var console = console(before)
    fixture.press(&console, "G", "r")
    #expect(try #require(form(console)).eventsSeen == ["T-105": 1])
    #expect(fixture.frame(console).text.contains("T-105 has news"))
    fixture.press(&console, "!")
    #expect(console.drafts[before.key]?.seen == ["T-105": 1], "kept again, it still is")
    let jobs = console.handle(.keys([.enter])).compactMap { if case .perform(let job) = $0 { job } else { nil } }
    #expect(jobs.first?.requests.first?.sight == .events(1))
  }

  @Test func aDraftsFileHasAllOfIt() throws {
    var draft = draft("Mine", console: "mine")
    draft.offered = ["text": "", "then": "open"]
    draft.seen = ["T-102": 4]
    draft.editing = "text"
    #expect(Draft(file: try draft.file) == draft)
  }

  /// Chosen in the palette though there is one of one's own: both stay.
  @Test func oneThatIsChosenTakesThePlaceOfOnesOwnWhichStays() {
    let (left, own) = (draft("Left", console: "gone"), draft("Mine", console: "mine"))
    var console = console(left, own)
    let effects = console.handle(.keys([.character(":")]))
    #expect(effects.allSatisfy { if case .keepDraft = $0 { false } else { true } })
    for letter in "drafts" { fixture.settle(&console, console.handle(.keys([.character(letter)]))) }
    guard case .palette(let palette) = console.overlay,
      let place = palette.entries.firstIndex(where: { $0.title.contains("Left") })
    else { return #expect(Bool(false), "no draft in the palette") }
    for _ in 0..<place { fixture.press(&console, "down") }
    let taken = console.handle(.keys([.enter]))
    fixture.settle(&console, taken)
    #expect(text(console) == "Left")
    #expect(taken.contains(.keepDraft(draft("Left", console: "mine"))))
    #expect(taken.contains(.keepDraft(draft("Mine", console: "gone"))))
    #expect(console.drafts.values.map { $0.values["text"] ?? "" }.sorted() == ["Left", "Mine"])
  }
}
