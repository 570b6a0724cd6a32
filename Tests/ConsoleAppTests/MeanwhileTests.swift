import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What others do while a form or the question about a conflict stands there.
extension FormTests {
  private func event(_ order: Int, _ kind: TicketEvent.Kind, by author: String) -> Fact {
    .ticketEvent(
      TicketEvent(ticket: "T-102", at: ConsoleFixture.now, order: order, author: .agent(author), kind: kind))
  }

  private func conflict(_ order: Int, _ kind: TicketEvent.Kind, by author: String) -> Event {
    let conflict = StoreError.Conflict(
      key: .ticketEvent("T-102", order), expected: nil, found: event(order, kind, by: author), author: author,
      at: ConsoleFixture.now)
    return .outcome(.failed(.conflict(conflict)))
  }

  /// A reply is sent all the same, and somebody has resolved the ticket while that was asked: it is asked again.
  @Test func whatIsDoneWhileItIsAskedIsAskedAboutToo() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(conflict(10, .publicReply("On it."), by: "dana"))
    let first = try #require(jobs(console.handle(.keys([.character("o")]))).first)
    #expect(first.requests.map(\.sight) == [.events(11)])
    _ = console.handle(conflict(11, .status(.resolved), by: "zoe"))
    let text = fixture.frame(console).text
    #expect(text.contains("zoe changed T-102") && text.contains("send it, which reopens it"), "\(text)")
    // A third thing comes meanwhile: that it reopens the ticket is said on.
    let second = try #require(jobs(console.handle(.keys([.character("o")]))).first)
    #expect(second.requests.map(\.sight) == [.events(12)])
    _ = console.handle(conflict(12, .publicReply("Bye."), by: "zoe"))
    #expect(fixture.frame(console).text.contains("send it, which reopens it"))
    let third = try #require(jobs(console.handle(.keys([.character("o")]))).first)
    #expect(third.requests.map(\.sight) == [.events(13)])
  }

  @Test func anotherOwnerThanWasShownIsAskedAbout() throws {
    var console = console("3", "a")
    console.people = ["Zoe Walsh", "Peter Rossi", "dana"]
    _ = console.handle(.keys([.enter]))
    _ = console.handle(conflict(10, .owner("Zoe Walsh"), by: "ana"))
    _ = console.handle(.keys([.character("o")]))
    _ = console.handle(conflict(11, .owner("Peter Rossi"), by: "ben"))
    let text = fixture.frame(console).text
    #expect(text.contains("Changed meanwhile") && text.contains("Peter Rossi"), "\(text)")
  }

  /// Of several things only the one that was shown is known; the others are held against what was seen of them.
  @Test func onlyWhatWasShownIsOverruled() {
    let (one, other) = (fixture.action(1, due: 0).action, fixture.action(2, due: 0).action)
    var theirs = one
    theirs.owner = "kim"
    let job = ActJob(
      [one, other].map { ActRequest(.finish(.succeeded, note: "n"), on: .action($0.id), seen: .action($0)) })
    let conflict = StoreError.Conflict(
      key: .action(one.id), expected: .action(one), found: .action(theirs), author: "kim", at: nil)
    #expect(job.insisting(after: conflict).requests.map(\.sight) == [.action(theirs), .action(other)])
  }

  /// Back in the form, the status that it would leave the ticket in is another than it is in by now.
  @Test func theFormAsksBeforeItReopens() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(conflict(10, .status(.resolved), by: "zoe"))
    fixture.press(&console, "e")
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    let text = fixture.frame(console).text
    #expect(text.contains("T-102 is resolved by now: sent so, this reopens it."), "\(text)")
    var kept = console
    fixture.press(&kept, "n")
    #expect(try form(kept).values["text"] == "We look.")
    let job = try #require(jobs(console.handle(.keys([.character("y")]))).first)
    #expect(job.requests.map(\.sight) == [.events(11)])
    // It may stay resolved as well, which nobody has to be asked about.
    fixture.press(&kept, "tab", "end")
    #expect(try form(kept).values["then"] == "resolved")
    #expect(jobs(kept.handle(.keys([.enter]))).count == 1)
  }

  /// The customer's words are shown before a reply goes out that was written without them.
  @Test func aMessageOfTheCustomerIsShownBeforeTheReplyGoes() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    _ = console.handle(.keys([.enter]))
    let message = Fact.ticketEvent(
      TicketEvent(
        ticket: "T-102", at: ConsoleFixture.now, order: 10, author: .customer("Luis"),
        kind: .customerMessage("It works again.")))
    let conflict = StoreError.Conflict(
      key: .ticketEvent("T-102", 10), expected: nil, found: message, author: "kim", at: ConsoleFixture.now)
    _ = console.handle(.outcome(.failed(.conflict(conflict))))
    let text = fixture.frame(console).text
    for words in ["The customer wrote on T-102", "It works again.", "We look.", "send it all the same"] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  /// At 80x24 the conversation stands behind the form.
  @Test func theFormSaysThatThereIsNews() throws {
    var view = try form(console("3", "r"))
    guard case .ticket(let before, _)? = view.things.first else { throw NoForm() }
    view.hears(of: [.ticket(before)])
    #expect(view.news == nil)
    let event = TicketEvent(
      ticket: before.ticket.id, at: ConsoleFixture.now, order: before.nextOrder, author: .customer("Luis"),
      kind: .customerMessage("Again."))
    let opened = TicketEvent(
      ticket: before.ticket.id, at: before.ticket.created, order: 0, author: .customer("Luis"),
      kind: .opened(severity: .critical, status: .new))
    let now = fixture.support.reading(
      of: before.ticket, events: [opened, event], customer: fixture.customer(2), at: ConsoleFixture.now)
    view.hears(of: [.ticket(now)])
    #expect(view.news?.hasPrefix("T-102 has 1 new entry since you began") == true)
    var console = console("3", "r")
    console.overlay = .form(view)
    #expect(fixture.frame(console).text.contains("T-102 has 1 new entry since you began"))
  }

  /// The question stands there, and somebody resolves the ticket: it is told as soon as the list is read anew.
  @Test func theQuestionIsKeptUpToDate() throws {
    var console = console("3", "r")
    type("We look.", into: &console)
    _ = console.handle(.keys([.enter]))
    _ = console.handle(conflict(10, .publicReply("On it."), by: "dana"))
    guard case .conflict(var view) = console.overlay, case .ticket(let before, _)? = view.seen else { throw NoForm() }
    view.hears(of: [.ticket(before)])
    #expect(view.news == nil || view.news == "By now it is new.")
    func reading(_ kinds: [TicketEvent.Kind]) -> TicketReading {
      let events = kinds.enumerated().map { order, kind in
        TicketEvent(
          ticket: "T-102", at: ConsoleFixture.now - 60 + order, order: order, author: .agent("zoe"), kind: kind)
      }
      return fixture.support.reading(
        of: before.ticket, events: events, customer: fixture.customer(2), at: ConsoleFixture.now)
    }
    let opened = TicketEvent.Kind.opened(severity: .critical, status: .new)
    view.hears(of: [.ticket(reading([opened, .publicReply("On it.")]))])
    #expect(view.news == nil)
    view.hears(of: [
      .ticket(reading([opened, .publicReply("On it."), .owner("Peter Rossi"), .status(.resolved)]))
    ])
    #expect(view.news == "By now it is resolved and Peter Rossi's.")
    console.overlay = .conflict(view)
    let frame = fixture.frame(console).text
    #expect(frame.contains("By now it is resolved") && frame.contains("and Peter Rossi's."))
  }

  /// Letters that no choice begins with are refused by name and do not take what stood there.
  @Test func nonsenseIsNoAnswerToAChoice() throws {
    let choices = ["respond", "resolve"].map { Parameter.Choice($0, $0) }
    var field = FormField(Parameter("clock", "Clock", .choice(choices)), value: "resolve")
    let size = Size(width: 40, height: 4)
    for letter in "xyz" { field.press(.character(letter), people: [], in: size) }
    #expect(field.value == "xyz")
    for _ in "xyz" { field.press(.backspace, people: [], in: size) }
    #expect(field.value == "resolve")
    field.press(.character("x"), people: [], in: size)
    field.press(.right, people: [], in: size)
    #expect(choices.map(\.value).contains(field.value))
  }
}
