import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// Keys that come faster than what they are meant for.
struct TypeaheadTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func keys(_ text: String) -> [Key] { text.map { .character($0) } }

  private func chosenTicket(_ console: Console) -> String? {
    console.panes[console.focus]?.subjects(in: console.scene(for: console.focus)).first?.target.description
  }

  /// In whichever bursts they come, before the list is there or after.
  @Test(arguments: [["3jj"], ["3", "jj"], ["3", "j", "j"], ["3j", "j"]])
  func movesWaitForTheList(_ bursts: [String]) {
    var calm = fixture.settled()
    fixture.press(&calm, "3", "j", "j")
    var console = fixture.settled()
    var effects: [Effect] = []
    for burst in bursts { effects += console.handle(.keys(keys(burst))) }
    #expect(chosenTicket(console) == nil, "the list has not come yet")
    fixture.settle(&console, effects)
    #expect(chosenTicket(console) == chosenTicket(calm))
    #expect(console.held.isEmpty && console.notice == nil)
  }

  /// What follows a held key waits too: the letters are the form's.
  @Test func textForAFormThatIsNotOpenYetIsKept() throws {
    var console = fixture.settled()
    let effects = console.handle(.keys(keys("3jrThank you 12")))
    #expect(console.overlay == nil)
    fixture.settle(&console, effects)
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "no form") }
    #expect(form.values["text"] == "Thank you 12")
  }

  /// A store that does not answer keeps nobody from leaving.
  @Test func thereIsAlwaysAWayOut() {
    var console = fixture.settled()
    _ = console.handle(.keys(keys("3jjq")))
    #expect(console.handle(.keys([.control("c")])).contains(.quit))
    _ = console.handle(.keys([.escape]))
    #expect(console.held.isEmpty)
    #expect(console.handle(.keys(keys("q"))).contains(.quit))
  }

  /// A list that could not be read is answered, too.
  @Test func afterAFailureKeysActAgain() {
    var console = fixture.settled()
    let effects = console.handle(.keys(keys("3jq")))
    #expect(!effects.contains(.quit))
    for case .ask(let pane, let number, let question) in effects where pane == console.focus {
      #expect(console.handle(.answer(pane, number: number, question.failed(.busy))).contains(.quit))
    }
  }

  /// In one burst with the key that starts the editor: it is typed once the editor is back, whatever came of it.
  @Test(arguments: ["from outside", nil])
  func whatIsTypedBehindTheEditorsKeyComesAfterIt(_ edited: String?) {
    var console = fixture.settled()
    fixture.press(&console, "3", "r")
    let effects = console.handle(.keys(keys("before") + [.control("e")] + keys(" x1")))
    let asked = effects.compactMap { if case .edit(let request) = $0 { request } else { nil } }
    #expect(asked.map(\.text) == ["before"] && asked.map(\.field) == ["text"])
    #expect(asked.map(\.draft.targets) == [[.ticket("T-102")]], "what it belongs to goes with it")
    fixture.settle(&console, console.handle(.edited(edited)))
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "no form") }
    #expect(form.values["text"] == (edited ?? "before") + " x1")
  }

  /// Terminals send Escape and a quick letter as Alt and the letter.
  @Test func escapeAndALetterInOneBurstAreBoth() {
    var calm = fixture.settled()
    fixture.press(&calm, "3", "j")
    var console = fixture.settled()
    fixture.press(&console, "3", ":")
    #expect(console.overlay != nil)
    fixture.settle(&console, console.handle(.keys([.alt("j")])))
    #expect(console.overlay == nil)
    #expect(chosenTicket(console) == chosenTicket(calm))
  }

  @Test(arguments: ["b", "d", "f"] as [Character])
  func theKeysForWordsStayAForms(_ letter: Character) {
    var console = fixture.settled()
    fixture.press(&console, "3", "r")
    _ = console.handle(.keys([.alt(letter)]))
    guard case .form = console.overlay else { return #expect(Bool(false), "closed") }
  }

  @Test func anAltKeyThatSomebodyHasBoundIsThatKey() {
    var console = fixture.settled()
    console.keyMap = KeyMap(changed: ["console.help": [.alt("h")]])
    _ = console.handle(.keys([.alt("h")]))
    guard case .help = console.overlay else { return #expect(Bool(false), "no help") }
  }

  @Test func everyMarkedRowIsCopied() {
    var console = fixture.settled()
    fixture.press(&console, "3", "v", "v")
    let effects = console.handle(.keys(keys("y")))
    guard case .copy(let request)? = effects.first else { return #expect(Bool(false), "\(effects)") }
    #expect(request.name == "2 rows")
    #expect(request.text.split(separator: "\n").count == 2)
    #expect(request.text.split(separator: "\n").allSatisfy { $0.wholeMatch(of: #/T-\d+\tLogin outage \d/#) != nil })
  }

  @Test(arguments: [
    ([:], true, "Copied TKT-1", false),
    ([:], false, "This terminal has no clipboard to copy to", true),
    (["STY": "1.x"], true, "TKT-1 could not be copied: GNU screen hands nothing on to a clipboard", true),
  ])
  func whatCameOfACopyIsSaid(_ environment: [String: String], _ takes: Bool, _ words: String, _ isComplaint: Bool) async
  {
    let said = await withCheckedContinuation { continuation in
      Clipboard(environment: environment).copy(CopyRequest(text: "x", name: "TKT-1"), by: { _ in takes }) {
        continuation.resume(returning: ($0, $1))
      }
    }
    #expect(said == (words, isComplaint))
  }

  /// More than any name has is not looked for, and stays where it was typed.
  @Test func aLongPasteIntoThePaletteFitsNothing() {
    var palette = PaletteView(entries: fixture.settled().paletteEntries)
    let text = String(repeating: "e", count: 20_000)
    _ = palette.press(.paste(text))
    #expect(palette.matches.isEmpty && palette.text == text)
    #expect(FuzzyMatch.ranked(text, in: [text]).isEmpty)
  }

  /// Whoever has other keys is not told of those that mean nothing any more.
  @Test func textsNameTheKeysInForce() {
    var console = fixture.settled()
    console.keyMap = KeyMap(changed: ["console.help": [.f(5)], "console.quit": [.control("q")]])
    fixture.press(&console, "~")
    #expect(console.notice?.text == "~ means nothing here; f5 lists the keys")
    fixture.press(&console, "esc")
    #expect(console.notice?.text == "Nothing to go back from; ctrl-q leaves Rapport")
  }

}
