import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Forms as they are filled in: where they begin, what is typed over what, and that nothing typed is lost.
@Suite struct FormTests {
  let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw NoForm() }
    return form
  }

  struct NoForm: Error {}

  func console(_ keys: String...) -> Console {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @discardableResult
  func type(_ text: String, into console: inout Console) -> [Effect] {
    text.flatMap { letter in
      let effects = console.handle(.keys([.character(letter)]))
      fixture.settle(&console, effects)
      return effects
    }
  }

  func current(_ console: Console) throws -> String {
    let form = try form(console)
    return form.fields[form.current].parameter.name
  }

  func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  let entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "done")

  // MARK: Where they begin, and what is typed over what

  @Test func aFormBeginsWhereTheAnswerIsNeeded() throws {
    #expect(try current(console("2", "A")) == "description")
    #expect(try current(console("2", "e")) == "metric", "no metric was chosen")
    #expect(try current(console("2", "enter", "+", "j", "e")) == "value", "the line is a metric's")
    #expect(try current(console("3", "n")) == "subject")
    #expect(try current(console("4", "d")) == "note", "the outcome is told; words are still to come")
    #expect(try current(console("3", "r")) == "text")
  }

  @Test func aKindIsChosenOrTypedInPlaceOfThePreset() throws {
    var console = console("2", "A", "shift-tab")
    #expect(try form(console).values["type"] == "Note")
    fixture.press(&console, "right")
    #expect(try form(console).values["type"] == "Call")
    type("Success", into: &console)
    #expect(try form(console).values["type"] == "Success")
  }

  @Test func anOwnerTypedWholeOverItsCompletionIsThatPerson() throws {
    var console = console("3", "a")
    console.people = ["Zoe Walsh", "Peter Rossi", "dana"]
    type("Zoe Walsh", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.assignTicket("Zoe Walsh")])
  }

  @Test func enterGivesWhatIsShownAsChosen() throws {
    var console = console("3", "a")
    console.people = ["Zoe Walsh", "Peter Rossi", "dana"]
    type("pet", into: &console)
    #expect(fixture.frame(console).text.contains("Peter Rossi"))
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.assignTicket("Peter Rossi")])
  }

  /// A choice's words typed letter by letter choose it, not what one of the letters begins.
  @Test func choicesAreFoundByTheirWords() throws {
    for verb in Verb.allCases {
      for parameter in verb.parameters(for: nil, fixture.console().setting.acting) {
        guard case .choice(let choices) = parameter.kind else { continue }
        for choice in choices {
          var input = ChoiceInput(parameter, choices, value: "")
          for letter in choice.title { input.press(.character(letter)) }
          let shown = choices.first { $0.value == input.value }?.title
          #expect(shown == choice.title, "\(verb) \(parameter.name)")
        }
      }
    }
  }

  /// Up and down go through what there is to choose, and beyond its ends to the fields around it.
  @Test func arrowsGoThroughChoicesAndOnToTheNextField() throws {
    for verb in Verb.allCases {
      for parameter in verb.parameters(for: nil, fixture.console().setting.acting) {
        guard case .choice(let choices) = parameter.kind, !choices.isEmpty else { continue }
        var field = FormField(parameter, value: choices[0].value)
        let room = Size(width: 60, height: 8)
        for choice in choices {
          #expect(field.value == choice.value, "\(verb) \(parameter.name)")
          #expect(field.takesMove(.down, in: room) == (choice.value != choices.last?.value))
          if field.takesMove(.down, in: room) { field.press(.down, people: []) }
        }
        for choice in choices.reversed() {
          #expect(field.value == choice.value, "\(verb) \(parameter.name)")
          #expect(field.takesMove(.up, in: room) == (choice.value != choices.first?.value))
          if field.takesMove(.up, in: room) { field.press(.up, people: []) }
        }
      }
    }
    var console = console("3", "S")
    while try current(console) != "severity" { fixture.press(&console, "tab") }
    let severities = Severity.allCases.map(\.rawValue)
    fixture.press(&console, "home", "down")
    #expect(try form(console).values["severity"] == severities[1] && current(console) == "severity")
    for _ in severities { fixture.press(&console, "down") }
    #expect(try form(console).values["severity"] == severities.last)
  }

  @Test func pastedLinesAreEditedInTheForm() throws {
    var console = console("3", "r")
    _ = console.handle(.keys([.paste("a\r\nb")]))
    #expect(try form(console).values["text"] == "a\nb")
    fixture.press(&console, "up", "end", "!", "down", "end", "ctrl-o", "c")
    #expect(try form(console).values["text"] == "a!\nb\nc")
    let frame = fixture.frame(console).text
    #expect(frame.contains("a!") && frame.contains("Then"))
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.respond("a!\nb\nc", then: .open)])
  }

  @Test func theKeysOfAnAnswerGoToTheForm() throws {
    var console = console("3", "R")
    type("Done, thank you", into: &console)
    #expect(try form(console).values["text"] == "Done, thank you")
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.respond("Done, thank you", then: .resolved)])
    var quiet = self.console("3", "R")
    #expect(try #require(jobs(quiet.handle(.keys([.enter]))).first).requests.map(\.act) == [.move(to: .resolved)])
  }

  // MARK: Whose it is

  @Test func aNewTicketIsForTheCustomerShownOrAnother() throws {
    var console = console("3", "n")
    #expect(fixture.frame(console).text.contains("Customer  Birch Labs"))
    type("Sync fails", into: &console)
    let shown = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(shown.requests.map(\.target) == [.customer("CUST-002")])
    _ = console.handle(.outcome(.done(entry)))
    fixture.press(&console, "n")
    type("Sync fails", into: &console)
    fixture.press(&console, "shift-tab")
    type("corvid", into: &console)
    let other = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(other.requests.map(\.target) == [.customer("CUST-003")])
  }

  /// Nothing is made of a form that lacks the one thing it is about; what is missing is said by the field's name.
  @Test(arguments: [
    (["3", "n"], "Subject: expected text"), (["4", "n"], "Title: expected text"), (["2", "A"], "What: expected text"),
    (["2", "L"], "Name: expected text"), (["3", "r"], "Reply: expected text"), (["3", "N"], "Note: expected text"),
    (["2", "o"], "Value: expected a whole number of points"),
  ])
  func anEmptyFormNamesWhatItNeeds(_ keys: [String], _ words: String) throws {
    for blank in ["", " ", "\u{3000}\u{A0}"] {
      var console = console()
      for key in keys { fixture.press(&console, key) }
      type(blank, into: &console)
      #expect(jobs(console.handle(.keys([.enter]))).isEmpty, "\(keys) '\(blank)'")
      #expect(fixture.frame(console).text.contains(words), "\(keys) '\(blank)'")
    }
  }

  @Test func aNewNameIsSaidWhileTheFormIsOpen() throws {
    var console = console("3", "n")
    console.people = ["Zoe Walsh", "dana"]
    for _ in 0..<9 where try current(console) != "owner" { fixture.press(&console, "shift-tab") }
    #expect(try current(console) == "owner")
    type("Zoe Wlash", into: &console)
    #expect(fixture.frame(console).text.contains("nobody owns anything as 'Zoe Wlash' yet"))
    for _ in 0..<9 where try current(console) != "subject" { fixture.press(&console, "tab") }
    type("Sync fails", into: &console)
    #expect(fixture.frame(console).text.contains("nobody owns anything as 'Zoe Wlash' yet"))
  }

  /// A form finds who is meant as a line does: a part of one name is that person, a part of several is asked back, and what
  /// nobody has is a new name.
  @Test(
    arguments: [
      ("zoe", nil, "'zoe' could be Zoe Walhs, Zoe Walsh"), ("rossi", "Peter Rossi", "'rossi' is Peter Rossi"),
      ("zoe walsh", "Zoe Walsh", nil),
      ("z", nil, "'z' could be Zoe Walhs, Zoe Walsh: more letters tell who is meant"),
      ("p", nil, "'p' could be Peter Rossi: more letters tell who is meant"),
      ("Zoe Wlash", "Zoe Wlash", "nobody owns anything as 'Zoe Wlash' yet: a new name"),
    ] as [(String, String?, String?)])
  func whoIsMeantInAFormIsFound(_ typed: String, _ owner: String?, _ note: String?) throws {
    var console = console("3")
    console.people = ["Peter Rossi", "Zoe Walhs", "Zoe Walsh"]
    _ = console.handle(.keys([.character("a")]))
    for letter in typed { _ = console.handle(.keys([letter == " " ? .character(" ") : .character(letter)])) }
    #expect(try form(console).personNote == note)
    var jobs = jobs(console.handle(.keys([.enter])))
    if try form(console).doubt != nil { jobs = self.jobs(console.handle(.keys([.enter]))) }
    #expect(jobs.first?.requests.map(\.act) == owner.map { [.assignTicket($0)] })
    guard owner == nil else { return }
    #expect(jobs.isEmpty)
    let asked = note.map { $0.contains("more letters") ? $0 : "\($0), expected one of them" } ?? ""
    #expect(fixture.frame(console).text.contains("Owner: \(asked)"))
  }

  /// A macro's lines find people as typed ones do.
  @Test(arguments: [("rossi", "Peter Rossi"), ("zoe", nil)] as [(String, String?)])
  func whoIsMeantInAMacroIsFound(_ typed: String, _ owner: String?) {
    var console = console("3")
    console.people = ["Peter Rossi", "Zoe Walhs", "Zoe Walsh"]
    console.setting.macros = [Macro(name: "mine", lines: ["assign \(typed)"])]
    let effects = console.carryOut(line: "mine")
    #expect(jobs(effects).first?.requests.map(\.act) == owner.map { [.assignTicket($0)] })
    guard owner == nil else { return }
    #expect(
      effects == [
        .complain("macro mine: assign: owner: 'zoe' could be Zoe Walhs, Zoe Walsh, expected one of them")
      ])
  }

  /// The way to the shell is the same wherever the keys are; what was typed stays.
  @Test(arguments: [
    ["3", "r"], ["3", "r", "x", "ctrl-x"], [":"], ["/"], ["f"], ["U"], ["?"], ["2", "w"], ["3", "W"],
  ])
  func controlZLeadsToTheShellFromEverywhere(_ keys: [String]) {
    var console = console()
    for key in keys { fixture.press(&console, key) }
    let before = console.overlay
    #expect(console.handle(.keys([.control("z")])).contains(.suspend), "\(keys)")
    #expect(console.overlay == before)
  }

  /// In a line of the palette a part of the name is enough, and one that could be two people's is asked back.
  @Test(arguments: [("Walsh", "Zoe Walsh"), ("peter rossi", "Peter Rossi"), ("Zoe Wlash", "Zoe Wlash"), ("zoe", nil)])
  func whoIsMeantInALineIsFound(_ typed: String, _ owner: String?) {
    var console = console("3")
    console.people = ["Zoe Walsh", "Peter Rossi", "Zoe Brandt"]
    var effects = console.carryOut(line: "assign \(typed)")
    if case .form(let form)? = console.overlay {
      #expect(effects == [] && form.doubt == .newName(typed), "as in the form, nobody new is made by a slip")
      effects = console.handle(.keys([.enter]))
    }
    #expect(jobs(effects).first?.requests.map(\.act) == owner.map { [.assignTicket($0)] })
    guard owner == nil else { return }
    #expect(effects == [.complain("assign: owner: 'zoe' could be Zoe Walsh, Zoe Brandt, expected one of them")])
  }

  @Test func whatIsNewIsSaidByItsIdAndChosenInItsList() throws {
    var console = console("3", "n")
    type("Sync fails", into: &console)
    _ = console.handle(.keys([.enter]))
    var entry = entry
    entry.made = [.ticket("T-103")]
    fixture.settle(&console, console.handle(.outcome(.done(entry))))
    #expect(console.notice?.text == "T-103 opened · u undoes")
    #expect(console.front.target == .ticket("T-103"))
    // From another screen the list has it when it is looked at; who reads a page goes on reading.
    var elsewhere = self.console("2")
    fixture.settle(&elsewhere, elsewhere.handle(.outcome(.done(entry))))
    fixture.press(&elsewhere, "3")
    #expect(elsewhere.front.target == .ticket("T-103"))
    var reading = self.console("3", "enter")
    let before = reading.front
    fixture.settle(&reading, reading.handle(.outcome(.done(entry))))
    #expect(reading.front == before)
  }

  @Test func nobodysTicketIsRefusedInTheForm() throws {
    var console = console("3", "n")
    type("Sync fails", into: &console)
    fixture.press(&console, "shift-tab")
    type("nobody such", into: &console)
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    #expect(try form(console).mistake?.message.contains("nobody such") == true)
  }

  @Test func theOtherTicketIsChosenFromTheCustomersOwn() throws {
    var console = console("3", ":")
    type("merge", into: &console)
    fixture.press(&console, "enter")
    let text = fixture.frame(console).text
    #expect(text.contains("T-101") && text.contains("T-103"), "what can be chosen is listed")
    type("103", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.merge(into: "T-103")])
  }

  /// What a merge does to the promises of both stands in the form as soon as the other ticket is found.
  @Test func aMergeSaysWhichPromiseGoesOn() throws {
    var console = console("3", ":")
    type("merge", into: &console)
    fixture.press(&console, "enter")
    type("104", into: &console)
    let lines = try form(console).preview
    #expect(lines.count == 3, "\(lines)")
    #expect(lines.first?.hasPrefix("T-102 is Critical: its respond clock, due ") == true, "\(lines)")
    #expect(lines[1].hasPrefix("T-104 stays Low: its respond clock, due ") && lines[1].hasSuffix("goes on."))
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.outcome(.done(ChangeEntry(id: 1, at: ConsoleFixture.now, author: "dana", title: "merge"))))
    let said = try #require(console.notice)
    #expect(said.text.contains("what T-102 was promised as Critical ended with it") && said.isComplaint, "\(said)")
  }

  @Test func whatIsDoubtedIsAskedBeforeItIsDone() throws {
    var console = console("3", ":")
    type("merge", into: &console)
    fixture.press(&console, "enter")
    type("T-9", into: &console)
    _ = console.handle(.keys([.enter]))
    let refusal = Refusal("T-102 'x' is Birch Labs's, T-9 'y' is Corvid Bank's: another customer's.", isDoubt: true)
    _ = console.handle(.outcome(.failed(.refused(refusal))))
    #expect(try form(console).doubt == .insist(refusal.description))
    #expect(fixture.frame(console).text.contains("another customer's"))
    var no = console
    #expect(jobs(no.handle(.keys([.character("n")]))).isEmpty)
    let job = try #require(jobs(console.handle(.keys([.character("y")]))).first)
    #expect(job.requests.allSatisfy { $0.isSure })
  }

  // MARK: The mouse

  func click(_ console: inout Console, _ text: String, isDouble: Bool = false) throws {
    let lines = fixture.frame(console).lines
    let y = try #require(lines.firstIndex { $0.contains(text) }, "\(text) is not on the screen")
    let x = lines[y].prefix(upTo: try #require(lines[y].range(of: text)).lowerBound).columns
    let kinds: [Mouse.Kind] = isDouble ? [.press, .release, .doubleClick, .release] : [.press, .release]
    for kind in kinds {
      fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: kind, at: Point(x: x, y: y)))])))
    }
  }

  @Test func aClickOnAFieldGoesThereAndOneBesideIsNothing() throws {
    var console = console("3", "n")
    type("Sync", into: &console)
    try click(&console, "Category")
    #expect(try current(console) == "category")
    for point in [Point(x: 0, y: 0), Point(x: 119, y: 35), Point(x: 60, y: 30)] {
      _ = console.handle(.keys([.mouse(Mouse(kind: .press, at: point))]))
    }
    #expect(try form(console).values["subject"] == "Sync")
  }

  @Test func aClickInATextPutsTheCursorThere() throws {
    var console = console("3", "r")
    _ = console.handle(.keys([.paste("zyx\ntwo")]))
    try click(&console, "yx")
    type("|", into: &console)
    #expect(try form(console).values["text"] == "z|yx\ntwo")
  }

  @Test func clicksOnRowsChooseAndDoubleClicksOpen() throws {
    var palette = console("3", ":")
    try click(&palette, "Resolve the ticket")
    guard case .palette(let view) = palette.overlay else { throw NoForm() }
    #expect(view.highlighted?.name == "resolve")
    try click(&palette, "Add an internal note", isDouble: true)
    #expect(try form(palette).verb == .note)

    var workload = console("3", "W")
    try click(&workload, "Dana O'Neil")
    guard case .workload = workload.overlay else { throw NoForm() }
    try click(&workload, "Dana O'Neil", isDouble: true)
    #expect(workload.overlay == nil && workload.panes[workload.focus]?.filterText == "owner=\"Dana O'Neil\"")

    var help = console("3", "?")
    try click(&help, "Pending")
    guard case .help = help.overlay else { throw NoForm() }
  }
}
