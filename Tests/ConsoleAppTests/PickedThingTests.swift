import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Which thing is meant by words that fit several, or one of somebody else's.
@Suite struct PickedThingTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private struct NoForm: Error {}

  private func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw NoForm() }
    return form
  }

  private func type(_ text: String, into console: inout Console) {
    for letter in text { fixture.settle(&console, console.handle(.keys([.character(letter)]))) }
  }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  private func newTicket(for customer: String) -> Console {
    var console = fixture.settled()
    for key in ["3", "n"] { fixture.press(&console, key) }
    type("Sync fails", into: &console)
    fixture.press(&console, "shift-tab")
    type(customer, into: &console)
    return console
  }

  // MARK: Several

  @Test func enterAsksWhichOfSeveralIsMeant() throws {
    var console = newTicket(for: "cust")
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    let asked = try form(console)
    #expect(
      asked.mistake?.parameter == "customer" && asked.mistake?.message.hasPrefix("6 fit: the arrows choose") == true)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(
      job.requests.map(\.target) == [.customer("CUST-001")], "the one that was named is taken by the same key again")
  }

  @Test func whatAnArrowChoseIsMeant() throws {
    var console = newTicket(for: "cust")
    fixture.press(&console, "down")
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.target) == [.customer("CUST-002")])
  }

  /// Also of a field that was left by a click.
  @Test func aFieldThatWasLeftUnclearIsAskedAbout() throws {
    var console = newTicket(for: "cust")
    let lines = fixture.frame(console).lines
    let y = try #require(lines.firstIndex { $0.contains("Sync fails") })
    let place = try #require(lines[y].firstRange(of: "Sync fails"))
    let x = lines[y].distance(from: lines[y].startIndex, to: place.lowerBound)
    fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: .press, at: Point(x: x, y: y)))])))
    #expect(try form(console).current > 0)
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    #expect(try form(console).current == 0 && form(console).mistake?.parameter == "customer")
  }

  @Test(arguments: [("acm", 2), ("acme", nil), ("ACME", nil), ("acme b", nil), ("C-2", nil)] as [(String, Int?)])
  func aNameInFullIsThatOne(typed: String, several: Int?) {
    func option(_ id: CustomerID, _ name: String) -> PickInput.Option {
      let customer = Customer(
        id: id, name: name, tier: .starter, industry: .other, size: .small, signedUp: ConsoleFixture.today)
      return PickInput.Option(subject: .customer(customer), title: name, note: id.text)
    }
    var input = PickInput(typed: "")
    input.offer([option("C-2", "Acme Bank"), option("C-1", "Acme")], isAnswer: true)
    for letter in typed { input.press(.character(letter)) }
    #expect(input.undecided == several)
    let isBank = typed == "acm" || typed == "acme b" || typed == "C-2"
    #expect(input.picked?.id == (isBank ? "C-2" : "C-1"))
  }

  // MARK: Somebody else's

  /// Words that are in none of the customer's own tickets, and in those of others.
  @Test func anotherCustomersTicketIsNamedWithItsID() throws {
    var console = fixture.settled()
    for key in ["3", ":"] { fixture.press(&console, key) }
    type("merge", into: &console)
    fixture.press(&console, "enter")
    type("gateway 99999", into: &console)
    let words = "found 'gateway 99999', which is another customer's: give its id, T-101 ("
    let note = try form(console).referenceNote ?? ""
    #expect(note.hasPrefix(words), "\(note)")
    #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
    #expect(try form(console).mistake?.message.hasPrefix(words) == true)
    fixture.press(&console, "ctrl-u")
    type("T-101", into: &console)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.act) == [.merge(into: "T-101")])
  }
}
