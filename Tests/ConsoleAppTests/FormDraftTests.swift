import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What was typed is kept: beside what others did meanwhile, and until it is sent or thrown away.
extension FormTests {
  private func conflict(_ event: TicketEvent.Kind, by author: String) -> StoreError.Conflict {
    let event = TicketEvent(
      ticket: "T-102", at: ConsoleFixture.now - 60, order: 10, author: .agent(author), kind: event)
    return StoreError.Conflict(
      key: .ticketEvent("T-102", 10), expected: nil, found: .ticketEvent(event), author: author,
      at: ConsoleFixture.now - 60)
  }

  @Test func anothersReplyIsShownAndTheTextIsKept() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.outcome(.failed(.conflict(conflict(.publicReply("Already on it."), by: "Ana")))))
    let text = fixture.frame(console).text
    #expect(text.contains("Ana answered T-102 Login outage 2 at 09:04:32"))
    #expect(text.contains("Already on it.") && text.contains("send it all the same"))
    #expect(!text.contains("agent:") && !text.contains("ticket event"))
    var back = console
    fixture.press(&back, "e")
    #expect(try form(back).values["text"] == "We look.")
    let again = try #require(jobs(back.handle(.keys([.enter]))).first)
    #expect(again.requests.map(\.sight) == [.events(11)], "what was shown is known")
    let job = try #require(jobs(console.handle(.keys([.character("o")]))).first)
    #expect(job.requests.map(\.sight) == [.events(11)])
  }

  @Test func aConflictSaysFromWhatToWhat() {
    var console = console("3", "a")
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.outcome(.failed(.conflict(conflict(.owner("Ana"), by: "Ana")))))
    let text = fixture.frame(console).text
    #expect(text.contains("Ana changed T-102 Login outage 2 (owner) at 09:04:32"))
    let line = text.split(separator: "\n").first { $0.contains("nobody") && $0.contains("Ana") }
    #expect(line?.contains("Owner") == true)
  }

  // MARK: Drafts

  private func drafts(_ effects: [Effect]) -> [Draft] {
    effects.compactMap { if case .keepDraft(let draft) = $0 { draft } else { nil } }
  }

  private func drops(_ effects: [Effect]) -> Int {
    effects.count { if case .dropDraft = $0 { true } else { false } }
  }

  @Test(arguments: [Key.escape, .control("c")]) func whatWasTypedIsOfferedAgain(key: Key) throws {
    var console = console("3", "r")
    let kept = drafts(type("We look.", into: &console))
    #expect(kept.map { $0.values["text"] } == ["W", "We", "We ", "We l", "We lo", "We loo", "We look", "We look."])
    #expect(kept.last?.targets == [.ticket("T-102")])
    _ = console.handle(.keys([key]))
    #expect(console.overlay == nil && console.notice?.text.contains("draft") == true)
    fixture.press(&console, "r")
    #expect(try form(console).values["text"] == "We look.")
    #expect(fixture.frame(console).text.contains("your draft of"))
    fixture.press(&console, "escape", "j", "r")
    #expect(try form(console).values["text"] == "", "another ticket's form is empty")
  }

  /// Words and the key that leaves them come in one go, as a slow line brings them, after some that were kept before.
  @Test(arguments: ["", "Slowly. "]) func whatIsTypedAndLeftInOneGoIsKept(before: String) throws {
    var console = console("3", "r")
    type(before, into: &console)
    let kept = drafts(console.handle(.keys("We look.".map { Key.character($0) } + [.escape])))
    #expect(kept.last?.values["text"] == before + "We look.")
    #expect(console.overlay == nil && console.notice?.text.contains("draft") == true)
    fixture.press(&console, "r")
    #expect(try form(console).values["text"] == before + "We look.")
  }

  /// What one customer was told is shown before another one is; what nobody outside reads is done at once.
  @Test func wordsToACustomerAreShownBeforeTheyAreSaidAgain() throws {
    var console = console("3", "r")
    type("Dear Ms Jones", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(.outcome(.done(entry)))
    fixture.press(&console, "j")
    #expect(jobs(console.handle(.keys([.character(".")]))).isEmpty)
    #expect(try form(console).values["text"] == "Dear Ms Jones")
    let sent = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(sent.requests.map(\.target) != [.ticket("T-102")])
  }

  @Test func whatIsSentIsNoDraftAnyMore() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    #expect(drops(console.handle(.keys([.enter]))) == 0, "not before it is written")
    #expect(drops(console.handle(.outcome(.done(entry)))) == 1)
    fixture.press(&console, "r")
    #expect(try form(console).values["text"] == "")
  }

  @Test func throwingAwayIsAsked() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    fixture.press(&console, "ctrl-x")
    #expect(fixture.frame(console).text.contains("Throw away what you typed?"))
    fixture.press(&console, "n")
    #expect(try form(console).values["text"] == "We look.")
    fixture.press(&console, "ctrl-x")
    #expect(drops(console.handle(.keys([.character("y")]))) == 1)
    #expect(console.overlay == nil && console.drafts.isEmpty)
  }

  /// Somebody who types on has not seen the question: no letter is lost.
  @Test func aQuestionSwallowsNothingThatIsTyped() throws {
    var console = console("3", "r")
    type("We", into: &console)
    fixture.press(&console, "ctrl-x")
    type(" look", into: &console)
    #expect(try form(console).values["text"] == "We look")
  }

  /// Nobody's answer is an end of the list.
  @Test(arguments: [Key.home, .end, .backspace, .delete]) func whatIsNotAnsweredIsNotAnsweredByMoving(key: Key) throws {
    for verb in Verb.allCases {
      for parameter in verb.parameters(for: nil, fixture.console().setting.acting) {
        guard case .choice(let choices) = parameter.kind else { continue }
        var input = ChoiceInput(parameter, choices, value: "no such")
        input.press(key)
        #expect(input.value == "", "\(verb) \(parameter.name)")
      }
    }
  }

  @Test func whatIsTakenOutAgainIsNoDraft() {
    var console = console("3", "r")
    type("W", into: &console)
    #expect(drops(console.handle(.keys([.backspace]))) == 1)
    #expect(console.drafts.isEmpty)
  }

  @Test func draftsOfAnEarlierConsoleAreFoundInThePalette() throws {
    let draft = Draft(
      verb: .respond, targets: [.ticket("T-102")], title: "T-102 Login outage 2", values: ["text": "We look\ninto it."],
      author: "dana", at: ConsoleFixture.now - 3600)
    let read = try #require(Draft(file: try draft.file))
    #expect(read == draft)
    var console = fixture.settled()
    var others = draft
    others.author = "sam"
    _ = console.handle(.drafts([read, others]))
    fixture.press(&console, ":")
    type("drafts", into: &console)
    #expect(fixture.frame(console).text.contains("T-102 Login outage 2: We look"))
    fixture.press(&console, "enter")
    #expect(try form(console).values["text"] == "We look\ninto it.")
    #expect(try form(console).subjects.first?.sight != nil, "others' later changes are held against it")
    #expect(console.focus == .ticket)
  }

  @Test func aDraftOfANewTicketKeepsItsCustomer() throws {
    var console = console("3", "n")
    type("Sync", into: &console)
    fixture.press(&console, "shift-tab")
    type("corvid", into: &console)
    fixture.press(&console, "escape", "n")
    #expect(try form(console).values["subject"] == "Sync")
    #expect(try form(console).subjects.map(\.target) == [.customer("CUST-003")])
  }
}
