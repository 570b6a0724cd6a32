import CustomerSuccess
import Interchange
import SuccessStore
import Testing

@testable import ConsoleApp

/// Changes in the words of the screens: from what to what, in the viewer's zone, names beside ids.
@Suite struct ChangeWordsTests {
  let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func words(_ context: ChangeContext = ChangeContext()) -> ChangeWords {
    ChangeWords(context, rules: fixture.console().setting.acting, zone: ConsoleFixture.zone, now: ConsoleFixture.now)
  }

  private var context: ChangeContext {
    let detail = fixture.ticketDetail(1)
    var context = ChangeContext()
    context.names = ["T-101": "Login outage", "CUST-001": "Acme", "T-102": "Another"]
    context.tickets[detail.id] = ChangeContext.Story(ticket: detail.row.reading.ticket, events: detail.events)
    return context
  }

  private func text(_ kind: TicketEvent.Kind) -> String {
    let event = TicketEvent(
      ticket: "T-101", at: ConsoleFixture.now, order: 6, author: .agent("Ana"), kind: kind)
    return words(context).text(of: FactEdit(before: nil, after: .ticketEvent(event)))
  }

  @Test func aTicketsEventsSayFromWhatToWhat() {
    let head = "T-101 Login outage · Acme: "
    #expect(text(.severity(.critical)) == head + "severity Medium → Critical")
    #expect(text(.owner("")) == head + "owner sam → nobody")
    #expect(text(.status(.onHold)) == head + "status Open → On hold")
    #expect(text(.escalated(to: .technical, trigger: "Bug")) == head + "support tier T3 → T3: Bug")
    #expect(text(.merged(into: "T-102")) == head + "merged into T-102 Another")
    #expect(text(.note("Look")) == head + "note Look")
    let due = Instant(iso8601: "2026-11-23T22:30:00Z")
    #expect(text(.due(.resolve, due)) == head + "resolve due Mon 23 Nov 17:30")
    #expect(text(.due(.resolve, nil)) == head + "resolve due as the policy says")
  }

  /// Whatever somebody wrote is shown as it is: no text of any kind is taken for a name of the rules, a day or an id.
  @Test(arguments: FactKind.allCases)
  func whatSomebodyWroteIsShownAsItIs(_ kind: FactKind) {
    for text in ["VP Sales EMEA", "executiveSponsor", "2026-11-23", "T-101"] {
      for field in RecordKind(of: kind).header where kind.nature(of: field) == .text {
        #expect(words(context).shown(text, field, .text) == text, "\(kind) \(field)")
      }
    }
    let contact = Contact(id: "P-1", customer: "CUST-001", name: "Ana", role: "VP Sales EMEA")
    let learner = Learner(id: "L-1", customer: "CUST-001", name: "Bo", role: "VP Sales EMEA")
    for fact in [Fact.contact(contact), .learner(learner)] {
      let role = words(context).lines(from: nil, to: fact).first { $0.label == "Role" }
      #expect(role?.after == "VP Sales EMEA")
    }
    #expect(FactKind.contact.nature(of: "role") == .text && FactKind.articleLink.nature(of: "role") == .value)
    #expect(FactKind.action.nature(of: "title") == .text && FactKind.action.nature(of: "status") == .value)
  }

  /// A reply opens what was new; one save of a reply and a move is told as from what the save found.
  @Test(arguments: [(0, "New"), (60, "Open")])
  func aMoveBesideAReplyComesFromBeforeTheReply(secondsLater: Int, before: String) {
    let ticket = fixture.ticket(1, minutesAgo: 40).reading.ticket
    let reply = ConsoleFixture.now - 600
    let story: [(Instant, Actor, TicketEvent.Kind)] = [
      (ticket.created, .customer("Luis"), .opened(severity: .high, status: .new)),
      (reply, .agent("Ana"), .publicReply("We see it")), (reply + secondsLater, .agent("Ana"), .status(.pending)),
    ]
    let events = story.enumerated().map { order, event in
      TicketEvent(ticket: ticket.id, at: event.0, order: order, author: event.1, kind: event.2)
    }
    var context = ChangeContext()
    context.tickets[ticket.id] = ChangeContext.Story(ticket: ticket, events: events)
    let added = FactEdit(before: nil, after: .ticketEvent(events[2]))
    #expect(words(context).text(of: added) == "T-101: status \(before) → Pending")
    let undone = FactEdit(before: .ticketEvent(events[2]), after: nil)
    #expect(words(context).text(of: undone) == "T-101: status Pending → \(before)")
  }

  @Test func whatIsUndoneIsTakenBack() {
    func text(_ kind: TicketEvent.Kind) -> String {
      let event = TicketEvent(ticket: "T-101", at: ConsoleFixture.now, order: 6, author: .agent("Ana"), kind: kind)
      return words(context).text(of: FactEdit(before: .ticketEvent(event), after: nil))
    }
    #expect(text(.owner("Ana")) == "T-101 Login outage · Acme: owner Ana → sam")
    #expect(text(.note("Look")) == "T-101 Login outage · Acme: note Look → taken back")
  }

  @Test func anItemsFieldsReadAsOnTheScreen() {
    let before = fixture.longAction(1)
    var after = before
    after.status = .inProgress
    after.owner = ""
    after.due = ConsoleFixture.today + 7
    let lines = words().lines(FactEdit(before: .action(before), after: .action(after)))
    let expected: [(String, String, String)] = [
      ("Owner", "dana", "nobody"), ("Due", "23 Nov", "30 Nov"), ("Status", "Pending", "In progress"),
    ]
    #expect(lines.map(\.label) == expected.map(\.0))
    #expect(lines.map(\.before) == expected.map(\.1) && lines.map(\.after) == expected.map(\.2))
  }

  /// Whatever is added: no time of another zone, and no name of a column.
  @Test func nothingIsToldInTheWordsOfFiles() {
    for fact in EveryState(fixture).facts {
      let edit = FactEdit(before: nil, after: fact)
      let text = words().text(of: edit)
      #expect(!text.contains("Z") || fact.kind == .article, "\(text)")
      for line in words().lines(edit) { #expect(!line.label.contains("_"), "\(line.label)") }
      for path in fixture.training.paths {
        #expect(!text.contains(path.id.text), "\(text)")
        for module in path.modules { #expect(!text.contains(module.id.text), "\(text)") }
      }
    }
  }
}
