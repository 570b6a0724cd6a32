import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What the `:` line finds, and what it says Enter will do.
@Suite struct PaletteTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  /// Each kind of thing can be chosen on one of them.
  private static let screens = ["2", "3", "4", "5", "9"]

  private var draft: Draft {
    Draft(
      verb: .respond, targets: [.ticket("T-102")], title: "T-102 Login outage 2",
      values: ["text": "Resolve the budget", "then": "open"], author: "dana", at: ConsoleFixture.now - 60, console: "")
  }

  private func console(_ screen: String) -> Console {
    var console = fixture.settled()
    console.setting.macros = [Macro(name: "snoozers", lines: ["snooze 7d later"])]
    console.setting.views = [SavedView(name: "wake up", screen: "customers", scope: "", filter: "")]
    _ = console.handle(.drafts([draft]))
    fixture.press(&console, screen)
    return console
  }

  private func type(_ text: String, into console: inout Console) {
    for letter in text { fixture.settle(&console, console.handle(.keys([.character(letter)]))) }
  }

  /// The palette of a screen with a text typed into it.
  private func palette(_ text: String, in console: inout Console) throws -> PaletteView {
    fixture.press(&console, ":")
    fixture.settle(&console, console.handle(.keys([.paste(text)])))
    guard case .palette(let palette) = console.overlay else { throw NoPalette() }
    return palette
  }

  private struct NoPalette: Error {}

  /// Lists that stand behind others are had by their names, from any screen, and a name is nothing else beside that.
  @Test(arguments: NamedPane.all.map(\.name)) func aListIsHadByItsName(_ name: String) throws {
    let place = try #require(NamedPane.called(name))
    for screen in ["1", "9"] {
      var console = console(screen)
      #expect(console.paletteEntries.count { $0.name == name } == 1)
      fixture.press(&console, ":")
      type(name, into: &console)
      fixture.press(&console, "enter")
      #expect(console.overlay == nil && console.screen.id == place.screen && console.focus == place.pane)
    }
    var console = console("1")
    let said = console.carryOut(line: "\(name) now").compactMap { effect -> String? in
      if case .complain(let words) = effect { words } else { nil }
    }
    #expect(said == ["'\(name)' is told nothing more, found 'now'"])
  }

  /// A verb's name, or its title, written whole is that verb: with blanks around it, in capitals, with values behind it.
  @Test(arguments: screens)
  func aNameWrittenWholeIsNothingElse(_ screen: String) throws {
    let console = console(screen)
    let entries = console.paletteEntries
    var here: Set<Verb> = []
    for entry in entries {
      guard case .verb(let verb) = entry.choice else { continue }
      here.insert(verb)
      for name in [verb.rawValue, entry.title] {
        for text in [name, "\(name) ", "\(name)   ", " \(name)", name.uppercased()] {
          var view = PaletteView(entries: entries, text: text)
          #expect(view.highlighted?.choice == .verb(verb), "'\(text)' on \(screen)")
          #expect(view.press(.enter) == .chosen(.verb(verb)), "'\(text)' on \(screen)")
        }
        for values in ["7d", "7d waiting for the budget", "wake", "\"a b\" c "] {
          var view = PaletteView(entries: entries, text: "\(name) \(values)")
          #expect(view.highlighted?.choice == .verb(verb), "'\(name) \(values)' on \(screen)")
          #expect(
            view.press(.enter) == .line("\(verb.rawValue) \(values.withoutOuterBlanks)"), "'\(name) \(values)'")
        }
      }
    }
    #expect(!here.isEmpty)
    // What cannot be done here says so, and offers nothing in its place.
    for verb in Verb.allCases where !here.contains(verb) {
      for text in [verb.rawValue, "\(verb.rawValue) ", verb.title, "\(verb.rawValue) 7d"] {
        var told = console
        let view = try palette(text, in: &told)
        #expect(view.matches.isEmpty, "'\(text)' on \(screen)")
        let words = try #require(view.meaning?.words, "'\(text)' on \(screen)")
        #expect(view.meaning?.isTrouble == true && words.hasPrefix("'\(verb.rawValue)' needs a"), "\(words)")
        fixture.press(&told, "enter")
        #expect(told.notice?.text == words)
      }
    }
  }

  @Test func everyVerbCanBeDoneOnOneOfTheScreens() {
    var found: Set<Verb> = []
    for screen in Self.screens {
      for case .verb(let verb) in console(screen).paletteEntries.map(\.choice) { found.insert(verb) }
    }
    #expect(found.isSuperset(of: [.snooze, .wake, .resolve, .record, .enrol]))
  }

  /// Who looks in the console for what the shell is told is told so.
  @Test(arguments: [
    ("wall", "'wall' is a command of the shell: 'rapport wall'; : lists those of the console"),
    ("wal", "'wal' is no command; : lists them all"),
  ])
  func aCommandOfTheShellIsKnown(_ line: String, _ complaint: String) throws {
    var console = console("2")
    console.setting.shellCommands = ["wall", "list"]
    _ = try palette(line, in: &console)
    fixture.settle(&console, console.handle(.keys([.enter])))
    #expect(fixture.frame(console).text.contains(complaint))
  }

  /// What is shown while a line is typed is what Enter does with it.
  @Test(
    arguments: [
      (
        "4", "snooze 7d waiting for the budget", "enter: snooze ACT-2 · until 7d · reason waiting for the budget", false
      ),
      ("4", "snooze 7d", "snooze: reason: ", true), ("4", "snooze soon later", "snooze: until: ", true),
      ("4", "due fri ", "enter: due ACT-2 · due fri", false),
      ("4", "resolve fixed it", "'resolve' needs a ticket", true),
      ("3", "assign sa", "enter: assign T-102 · owner sa", false),
      ("3", "ASSIGN Sam", "enter: assign T-102 · owner sam", false),
      ("3", "assign zzzz", "enter: assign T-102 · owner zzzz, a name that nobody has yet", false),
      (
        "3", "merge TKT-99999", "merge: into: found 'TKT-99999', expected a ticket that there is, the nearest is T-101",
        true
      ),
      ("3", "merge T-101", "enter: merge T-102 · into ticket T-101", false),
      ("2", "save risky pros", "enter: saves this view as 'risky pros'", false),
      ("2", "save ", "save: expected a name for this view", true),
      ("2", "view wake u", "nothing to say", false), ("2", "view risky", "view: expected one of wake up", true),
      ("2", "scope tier:pro", "enter: narrows every screen to tier:pro", false),
      ("2", "scope colour:red", "scope: ", true), ("2", "theme mauve", "enter: looks for a theme 'mauve'", false),
      ("2", "theme ", "theme: expected one of dark", true),
      ("2", "log author:me kind:ticket", "enter: the change log, narrowed to author:me kind:ticket", false),
      ("2", "export xml", "export: expected one of", true),
      ("2", "export csv", "enter: writes what is shown: csv", false),
      ("2", "quit now", "'quit' is told nothing more, found 'now'", true),
      ("2", "tickets sla:breached", "'tickets' is told nothing more, found 'sla:breached'", true),
      ("4", "snoozers now", "'snoozers' is told nothing more, found 'now'", true),
      ("3", "drafts nobody's", "drafts: expected one of the list's", true),
    ] as [(String, String, String, Bool)])
  func aLineSaysWhatEnterDoes(_ screen: String, _ text: String, _ words: String, _ isTrouble: Bool) throws {
    var console = console(screen)
    console.setting.themes = ["dark", "light"]
    let view = try palette(text, in: &console)
    guard words != "nothing to say" else {
      #expect(view.meaning == nil && view.highlighted?.name == "view wake up")
      return
    }
    let meaning = try #require(view.meaning)
    #expect(meaning.words.hasPrefix(words) && meaning.isTrouble == isTrouble, "\(meaning)")
    let frame = fixture.frame(console).text
    #expect(frame.contains(meaning.words.prefix(40)) && !frame.contains("nothing of that name"))
    let before = console.overlay
    let effects = console.handle(.keys([.enter]))
    guard isTrouble else {
      #expect(!effects.contains { if case .complain = $0 { true } else { false } }, "\(effects)")
      return
    }
    let isStillOpen = console.overlay == before
    #expect(effects.contains(.complain(meaning.words)) || console.notice?.text == meaning.words || isStillOpen)
  }

  /// What nobody has looked up yet is not promised; a macro says of its names what a line says of them.
  @Test func whatMayNotBeThereIsSaid() throws {
    for (line, words) in [
      ("away", "enter: away · assign zzzz, a name that nobody has yet"), ("here", nil),
      ("link KB-1", "enter: link T-102 · article KB-1"),
      (
        "wrong",
        "macro wrong: merge: into: found 'TKT-99999', expected a ticket that there is, the nearest is T-101"
      ),
    ] as [(String, String?)] {
      var console = console("3")
      console.setting.macros = [
        Macro(name: "away", lines: ["assign zzzz", "severity high"]), Macro(name: "here", lines: ["assign sam"]),
        Macro(name: "wrong", lines: ["merge TKT-99999"]),
      ]
      #expect(try palette(line, in: &console).meaning?.words == words)
    }
    // Until it has been looked up.
    var console = console("3")
    for letter in ":merge TKT-99999" { _ = console.handle(.keys([.character(letter)])) }
    guard case .palette(let view)? = console.overlay else { return #expect(Bool(false)) }
    #expect(view.meaning?.words == "enter: merge T-102 · into ticket TKT-99999, if there is such a ticket")
  }

  /// Words of a name are looked for in the form; an id is one, and a number alone, whatever else is called so.
  @Test(arguments: [
    ("merge 10 minute labs", true), ("merge birch", true), ("merge CUST-004", false), ("merge 4", false),
  ])
  func aCustomerIsLookedForByWordsOfItsName(line: String, isAsked: Bool) throws {
    var console = console("2")
    let effects = console.carryOut(line: line)
    guard case .form(let form)? = console.overlay else { return #expect(!isAsked && !effects.isEmpty, "\(effects)") }
    #expect(isAsked && form.verb == .merge && effects.isEmpty)
    #expect(form.fields.first?.value == String(line.dropFirst("merge ".count)))
    #expect(form.question != nil, "it is looked for at once")
  }

  /// What was found by its name is told by its id.
  @Test func aCustomerByItsNameIsItsId() throws {
    var console = console("2")
    console.references = [Reference(.customer, "Birch Labs"): FoundReference(id: "CUST-004")]
    let effects = console.carryOut(line: "merge Birch Labs")
    let acts = effects.flatMap { if case .perform(let job) = $0 { job.requests.map(\.act) } else { [Act]() } }
    #expect(acts == [.mergeCustomer(into: "CUST-004")])
  }

  @Test func theLogOpensNarrowedToWhatItIsTold() {
    var console = console("2")
    type(":log kind:ticket", into: &console)
    var asked: [AnyQuestion] = []
    for case .ask(_, _, let question) in console.handle(.keys([.enter])) { asked.append(question) }
    var filter = LogFilter()
    filter.kinds = [.ticket, .ticketEvent]
    #expect(asked.contains(AnyQuestion(LogQuery(filter, limit: LogView.limit))))
    #expect(fixture.frame(console).text.contains("kind:ticket"))
  }

  /// Letters scattered through words are no find; beginnings of words and letters of a name are.
  @Test(
    arguments: [
      ("4", "delete", nil), ("4", "wipe", nil), ("4", "zzz", nil), ("4", "foo", nil), ("4", "prty", "priority"),
      ("4", "end snooze", "wake"), ("4", "ets", "wake"), ("4", "outcome", "done"), ("3", "reso", "resolve"),
      ("2", "undo last", "undo"), ("4", "my day", "my day"),
    ] as [(String, String, String?)])
  func whatIsTooFarAwayIsNotOffered(_ screen: String, _ text: String, _ name: String?) throws {
    var console = console(screen)
    let view = try palette(text, in: &console)
    #expect(view.highlighted?.name == name)
    if name == nil { #expect(fixture.frame(console).text.contains("nothing of that name; esc leaves")) }
  }

  /// A draft is found by what drafts are called and by its own words, and stands in for no verb.
  @Test(arguments: [
    ("4", "drafts", true), ("4", "dra", true), ("4", "drafts respond", true), ("4", "drafts budget", true),
    ("4", "budget", true), ("4", "t-102", true), ("4", "login bud", true), ("4", "resolve", false),
    ("4", "respond", false), ("4", "respo", false), ("4", "drafts xyz", false), ("4", "utage", false),
  ])
  func aDraftIsFoundByItsOwnWords(_ screen: String, _ text: String, _ isFound: Bool) throws {
    var console = console(screen)
    let view = try palette(text, in: &console)
    #expect(view.matches.contains { $0.entry.isDraft } == isFound)
    // On the tickets the verb goes first.
    var tickets = self.console("3")
    if Verb(rawValue: text) != nil { #expect(try palette(text, in: &tickets).highlighted?.name == text) }
  }
}
