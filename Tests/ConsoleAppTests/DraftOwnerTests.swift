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
