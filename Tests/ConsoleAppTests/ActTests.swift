import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Acts from keys: what is asked for, what goes to the store, and what comes of the answer.
@Suite struct ConsoleActTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  /// A console whose action items have the keys.
  private func onActions() -> Console {
    var console = fixture.settled()
    fixture.press(&console, "tab", "tab")
    return console
  }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  private func type(_ text: String, into console: inout Console) {
    for letter in text { fixture.press(&console, letter == " " ? "space" : String(letter)) }
  }

  private let entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "complete ACT-2")

  @Test func completingAsksForTheOutcomeAndWritesOnEnter() throws {
    var console = onActions()
    fixture.press(&console, "d")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.values == ["outcome": "success", "note": ""])
    let effects = console.handle(.keys([.backTab, .right, .enter]))
    let job = try #require(jobs(effects).first)
    #expect(job.words == "complete (no-change) ACT-2")
    #expect(job.requests.map(\.act) == [.finish(.unchanged, note: "")])
    #expect(console.overlay != nil, "what was typed stays until it is written")
    _ = console.handle(.outcome(.done(entry)))
    #expect(console.overlay == nil)
    #expect(console.notice?.text == "Complete ACT-2 · u undoes")
  }

  @Test func aMistakeIsSaidInTheFormAtItsField() {
    var console = onActions()
    fixture.press(&console, "s")
    let before = jobs(console.handle(.keys([.enter])))
    #expect(before.isEmpty)
    let text = fixture.frame(console).text
    #expect(text.contains("expected text"))
    type("budget", into: &console)
    #expect(jobs(console.handle(.keys([.enter]))).count == 1)
  }

  @Test func aRefusalLeavesTheFormAsItWas() {
    var console = onActions()
    fixture.press(&console, "s", "tab")
    type("budget", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.outcome(.failed(.refused(Refusal("ACT-2: is done already")))))
    let text = fixture.frame(console).text
    #expect(text.contains("ACT-2: is done already") && text.contains("budget"))
    fixture.press(&console, "escape")
    #expect(console.overlay == nil)
  }

  /// A form that was sent and left is written all the same; what is typed into another one meanwhile stays.
  @Test(arguments: [true, false]) func whatComesLateTouchesNoOtherForm(isDone: Bool) throws {
    var console = onActions()
    fixture.press(&console, "s", "tab")
    type("budget", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.keys([.escape]))
    #expect(console.overlay == nil && console.notice?.text.hasPrefix("On its way all the same") == true)
    fixture.press(&console, "e")
    type("More", into: &console)
    guard case .form(let before) = console.overlay else {
      Issue.record("no form")
      return
    }
    let refused = Refusal("ACT-2: is done already")
    _ = console.handle(.outcome(isDone ? .done(entry) : .failed(.refused(refused))))
    guard case .form(let after) = console.overlay else {
      Issue.record("the other form is gone")
      return
    }
    #expect(after.values == before.values && console.notice?.text.contains("ACT-2") == true)
    #expect(console.drafts.keys.contains { $0.verb == .snooze } == !isDone, "what was written is no draft any more")
  }

  /// Otherwise `kim` typed into a form that suggests dana would make the item danakim's.
  @Test func whatIsTypedTakesThePlaceOfASuggestedName() throws {
    var console = onActions()
    fixture.press(&console, "a")
    #expect(fixture.frame(console).text.contains("dana"))
    type("kim", into: &console)
    // Nobody is called so yet: that is asked about.
    let job = try #require(jobs(console.handle(.keys([.enter, .enter]))).first)
    #expect(job.words.hasPrefix("set owner kim"))
    _ = console.handle(.outcome(.done(entry)))
    fixture.press(&console, "a", "left")
    type("x", into: &console)
    let other = try #require(jobs(console.handle(.keys([.enter, .enter]))).first)
    #expect(other.words.hasPrefix("set owner danxa"), "a cursor that was moved edits what is there")
  }

  @Test func aNameThatNobodyHasYetIsSaid() {
    var console = onActions()
    fixture.press(&console, "a")
    console.people = ["dana", "Kim"]
    type("kin", into: &console)
    #expect(fixture.frame(console).text.contains("nobody owns anything as 'kin' yet"))
    fixture.press(&console, "backspace")
    type("m", into: &console)
    #expect(!fixture.frame(console).text.contains("nobody owns anything"))
  }

  @Test func marksMakeOneEntryOfMany() throws {
    var console = onActions()
    fixture.press(&console, "v", "v")
    #expect(fixture.frame(console).text.contains("●"))
    fixture.press(&console, "a")
    #expect(fixture.frame(console).text.contains("2 chosen"))
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.count == 2 && job.words == "set owner dana 2 action items")
    _ = console.handle(.outcome(.done(entry)))
    #expect(!fixture.frame(console).text.contains("●"))
  }

  @Test func editingManyAtOnceIsRefusedForItWouldWipeThemOut() {
    var console = onActions()
    fixture.press(&console, "v", "v", "e")
    #expect(console.overlay == nil)
    #expect(console.notice?.text.hasPrefix("'edit' is done to one at a time") == true)
  }

  @Test func anActFromTheDayKnowsTheWholeOfTheThingAndHoldsItAgainstWhatOthersDo() throws {
    var console = fixture.settled()
    fixture.press(&console, "0")
    let rows = (console.panes[.myDay] as? MyDayPane)?.list.rows
    let index = (0..<(rows?.total ?? 0)).first { rows?.row(at: $0)?.item.id.hasPrefix("action ") == true } ?? 0
    for _ in 0..<index { fixture.press(&console, "j") }
    guard case .action(let item)? = rows?.row(at: index)?.subject else {
      Issue.record("an action item's line is about the item")
      return
    }
    fixture.press(&console, "e")
    #expect(fixture.frame(console).text.contains(item.title), "the form shows how it is")
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.sight) == [.action(item)])
  }

  @Test func everyLineOfTheDayHasTheWholeOfItsSubject() throws {
    for row in fixture.day() {
      #expect(row.subject.sight != nil && row.subject.target == row.item.target)
    }
  }

  @Test func aRangeIsMarkedFromTheLastMarkToHere() {
    var console = onActions()
    fixture.press(&console, "v", "G", "V")
    #expect(console.panes[.actions]?.subjects(in: console.scene(for: .actions)).count == 3)
    fixture.press(&console, "ctrl-v")
    #expect(console.panes[.actions]?.subjects(in: console.scene(for: .actions)).count == 1)
  }

  @Test func theLastActIsDoneAgainOnWhatIsChosenNow() throws {
    var console = onActions()
    fixture.press(&console, "s", "tab")
    type("budget", into: &console)
    let first = try #require(jobs(console.handle(.keys([.enter]))).first)
    _ = console.handle(.outcome(.done(entry)))
    fixture.press(&console, "j")
    let second = try #require(jobs(console.handle(.keys([.character(".")]))).first)
    #expect(first.requests[0].act == second.requests[0].act)
    #expect(first.requests[0].target != second.requests[0].target)
  }

  @Test func whatNeedsNothingToldIsDoneAtOnce() throws {
    var console = fixture.settled()
    fixture.press(&console, "tab", "tab", "tab")
    let job = try #require(jobs(console.handle(.keys([.character("p")]))).first)
    #expect(job.requests.map(\.act) == [.move(to: .pending)])
    #expect(job.requests[0].sight != nil, "what others have done since it was seen is not overwritten")
  }

  @Test func aConflictShowsBothAndAsks() throws {
    var console = onActions()
    fixture.press(&console, "a")
    _ = console.handle(.keys([.enter]))
    let mine = fixture.action(2, due: -2).action
    var theirs = mine
    theirs.owner = "kim"
    let conflict = StoreError.Conflict(
      key: .action(mine.id), expected: .action(mine), found: .action(theirs), author: "kim", at: ConsoleFixture.now)
    _ = console.handle(.outcome(.failed(.conflict(conflict))))
    let text = fixture.frame(console).text
    #expect(text.contains("Changed meanwhile") && text.contains("kim changed action item ACT-2"))
    let job = try #require(jobs(console.handle(.keys([.character("o")]))).first)
    #expect(job.requests.map(\.sight) == [.action(theirs)], "what was shown is overruled, and no more")
  }

  /// Who answered has resolved the ticket in the same save: both are shown, and that one's own reply would reopen it.
  @Test(arguments: [TicketStatus.resolved, .pending])
  func aConflictShowsAllThatTheirSaveDid(_ status: TicketStatus) throws {
    var console = fixture.settled()
    fixture.press(&console, "3")
    fixture.press(&console, "r")
    type("Mine", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    guard case .ticket(let id)? = job.requests.first?.target, case .respond(_, let own?)? = job.requests.first?.act
    else {
      Issue.record("no reply: \(job.words)")
      return
    }
    func event(_ order: Int, _ kind: TicketEvent.Kind) -> Fact {
      .ticketEvent(TicketEvent(ticket: id, at: ConsoleFixture.now, order: order, author: .agent("kim"), kind: kind))
    }
    var conflict = StoreError.Conflict(
      key: .ticketEvent(id, 90), expected: nil, found: event(90, .publicReply("Theirs")), author: "kim",
      at: ConsoleFixture.now)
    conflict.beside = [event(91, .status(status))]
    _ = console.handle(.outcome(.failed(.conflict(conflict))))
    let text = fixture.frame(console).text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("Reply") && $0.contains("Theirs") && $0.contains("Mine") }, "\(text)")
    #expect(
      lines.contains { $0.contains("Status") && $0.contains(status.title) && $0.contains(own.title) }, "\(text)")
    #expect(text.contains("answered and resolved") == (status == .resolved), "\(text)")
    #expect(text.contains("send it, which reopens it") == (status == .resolved), "\(text)")
    #expect(text.contains("send it all the same") == (status != .resolved), "\(text)")
  }

  /// What one has typed stands beside what one saw and what it is now.
  @Test func aConflictShowsOnesOwnValues() throws {
    var console = onActions()
    fixture.press(&console, "s", "tab")
    type("budget", into: &console)
    _ = try #require(jobs(console.handle(.keys([.enter]))).first)
    let seen = fixture.action(2, due: -2).action
    var theirs = seen
    theirs.owner = "kim"
    let conflict = StoreError.Conflict(
      key: .action(seen.id), expected: .action(seen), found: .action(theirs), author: "kim", at: ConsoleFixture.now)
    _ = console.handle(.outcome(.failed(.conflict(conflict))))
    let lines = fixture.frame(console).text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("you saw") && $0.contains("it is now") && $0.contains("yours") }, "\(lines)")
    #expect(lines.contains { $0.contains("kim changed action item ACT-2") && $0.contains("(owner)") }, "\(lines)")
    #expect(lines.contains { $0.contains("Owner") && $0.contains("kim") })
    #expect(lines.contains { $0.contains("budget") && !$0.contains("yours: ") }, "\(lines)")
  }

  @Test func acustomersActsAreAtHandWhereverItIsChosen() {
    var console = fixture.settled()
    fixture.press(&console, "tab", "tab", "tab", "A")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.subjects.map(\.target) == [.customer("CUST-002")])
  }

  /// A score below the mark is kept; that it is no pass is said with the act, and how it is taken back with it.
  @Test func whatIsKeptAndDoesNotCountIsSaid() throws {
    let path = try #require(fixture.training.paths.first)
    let module = try #require(path.modules.first)
    let learner = fixture.learner(3).learner
    for (score, isPassed) in [(fixture.training.passMark - 1, false), (fixture.training.passMark, true)] {
      var console = fixture.settled()
      let act = Act.complete(path.id, module.id, minutes: nil, score: score)
      let effects = console.submit(
        ActJob([ActRequest(act, on: .learner(learner.id))]),
        on: [.learner(learner, enrolled: [path.id], progress: [])])
      #expect(jobs(effects).count == 1)
      _ = console.handle(.outcome(.done(entry)))
      #expect(console.notice?.text.contains("not passed: \(score) % is below") == !isPassed)
      #expect(console.notice?.isComplaint == !isPassed && console.notice?.text.hasSuffix("u undoes") == true)
    }
  }

  @Test func undoAndRedoAreAskedForAndTheirEndIsSaid() {
    var console = fixture.settled()
    #expect(console.handle(.keys([.character("u")])) == [.undo])
    _ = console.handle(.outcome(.nothing("There is nothing of 'dana' to undo")))
    #expect(console.notice?.text == "There is nothing of 'dana' to undo")
    #expect(console.handle(.keys([.control("r")])) == [.redo])
  }

  @Test func thePaletteFindsByLettersAndCarriesLinesOut() throws {
    var console = onActions()
    fixture.press(&console, ":")
    type("snoo", into: &console)
    #expect(fixture.frame(console).text.contains("Snooze until a day"))
    fixture.press(&console, "enter")
    guard case .form = console.overlay else {
      Issue.record("no form")
      return
    }
    fixture.press(&console, "escape", ":")
    type("snooze 7d waiting for the budget", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests[0].act == .snooze(until: ConsoleFixture.today + 7, reason: "waiting for the budget"))
  }

  @Test func macrosAreOneEntry() throws {
    var console = onActions()
    console.setting.macros = [Macro(name: "handover", lines: ["assign lee", "priority high"])]
    fixture.press(&console, ":")
    type("handover", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.count == 2)
  }

  /// What a step says may be so already.
  @Test func aMacrosStepThatHoldsAlreadyLeavesTheOthers() throws {
    var console = onActions()
    let item = try #require(console.panes[console.focus]?.subjects(in: console.scene(for: console.focus)).first)
    guard case .action(let action) = item else {
      Issue.record("no action item")
      return
    }
    let priority = "priority \(action.priority.rawValue)"
    console.setting.macros = [
      Macro(name: "handover", lines: ["assign lee", priority]), Macro(name: "same", lines: [priority]),
    ]
    fixture.press(&console, ":")
    type("handover", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.count == 1 && job.requests[0].act != .revise(ActionRevision()))
    fixture.press(&console, ":")
    type("same", into: &console)
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    #expect(console.notice?.text.hasPrefix("Nothing to do: ") == true)
  }

  @Test func theScopeNarrowsEveryPaneAndBackspaceWidens() {
    var console = fixture.settled()
    fixture.press(&console, ":")
    type("scope tier:pro score<70", into: &console)
    let asked = console.handle(.keys([.enter]))
    #expect(asked.count == 4, "every pane asks again")
    #expect(fixture.frame(console).lines[1].hasPrefix(" tier:pro score<70"))
    fixture.press(&console, "backspace")
    #expect(fixture.frame(console).lines[1].hasPrefix(" all customers"))
    fixture.press(&console, ":")
    type("scope tier:gold", into: &console)
    fixture.press(&console, "enter")
    #expect(console.notice?.text.contains("'gold' is not known") == true && console.scopeText == "")
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func formsFitEverySize(width: Int, height: Int) {
    for verb in Verb.allCases {
      var console = fixture.settled(width: width, height: height)
      let subject: ActSubject =
        verb.targets.contains(.ticket)
        ? .ticket(fixture.ticket(1, minutesAgo: 12).reading)
        : verb.targets.contains(.action) ? .action(fixture.action(1, due: 0).action) : .customer(fixture.customer(1))
      let parameters = verb.parameters(for: subject, console.setting.acting)
      guard !parameters.isEmpty else { continue }
      console.overlay = .form(
        FormView(
          verb: verb, subjects: [subject], parameters: parameters,
          values: console.reader.initialValues(verb, for: subject)))
      let text = fixture.frame(console).text
      for parameter in parameters { #expect(text.contains(parameter.title), "\(verb) \(parameter.title)") }
    }
  }
}
