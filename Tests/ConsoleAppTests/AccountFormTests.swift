import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Accounts kept by hand in the console: which key asks for what, on what, and what goes to the store.
@Suite struct AccountFormTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func console(_ names: String..., width: Int = 120, height: Int = 36) -> Console {
    var console = fixture.settled(width: width, height: height)
    for name in names { fixture.press(&console, name) }
    return console
  }

  private func type(_ text: String, into console: inout Console) {
    for letter in text { fixture.press(&console, letter == " " ? "space" : String(letter)) }
  }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  private func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw NoForm(notice: console.notice?.text ?? "") }
    return form
  }

  private struct NoForm: Error { var notice: String }

  private func expect(_ console: Console, _ name: String) throws {
    let text = fixture.frame(console).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) is not drawn as recorded")
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func theFormsAreDrawn(width: Int, height: Int) throws {
    for (name, keys) in [
      ("new-customer", ["2", "N"]), ("edit-customer", ["2", "E"]), ("renew", ["2", "R"]), ("churn", ["2", "Q"]),
      ("new-contact", ["2", "enter", "C"]), ("survey", ["2", "enter", "Y"]), ("counter", ["2", "enter", "#"]),
    ] {
      var console = console(width: width, height: height)
      for key in keys { fixture.press(&console, key) }
      try expect(console, "\(name)-\(width)x\(height)")
    }
    var merging = console("2", "M", width: width, height: height)
    type("corvid", into: &merging)
    try expect(merging, "merge-customer-\(width)x\(height)")
  }

  @Test func aNewCustomerIsMadeFromAnywhereWithoutAnyBeingChosen() throws {
    for screen in ["1", "2", "4", "5"] {
      var console = console(screen, "N")
      guard (try? form(console))?.verb == .customer else {
        Issue.record("no form on \(screen): \(console.notice?.text ?? "")")
        continue
      }
      type("Zeta", into: &console)
      #expect(jobs(console.handle(.keys([.enter]))).isEmpty)
      #expect(try form(console).mistake?.parameter == "tier")
      type("starter", into: &console)
      let job = try #require(jobs(console.handle(.keys([.enter]))).first)
      #expect(job.requests.map(\.target) == [.portfolio] && job.words.hasPrefix("add customer 'Zeta', signed up "))
      guard case .addCustomer(let draft)? = job.requests.first?.act else { throw NoForm(notice: "") }
      #expect(draft.owner == "dana" && draft.signedUp == ConsoleFixture.today && draft.lifecycle == .onboarding)
    }
  }

  @Test func anEditSendsOnlyWhatBecameDifferent() throws {
    var console = console("2", "E")
    fixture.press(&console, "tab", "right")
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    guard case .changeCustomer(let revision)? = job.requests.first?.act,
      case .customer(let seen)? = job.requests.first?.sight
    else { throw NoForm(notice: "") }
    var expected = CustomerRevision()
    expected.tier = revision.tier
    #expect(revision == expected && revision.tier != seen.tier)
  }

  /// One key, and Enter: a year on, at the price there is.
  @Test func aRenewalReminderIsRenewedWithOneKey() throws {
    var console = console("0")
    let rows = (console.panes[.myDay] as? MyDayPane)?.list.rows
    let index = try #require(
      (0..<(rows?.total ?? 0)).first { rows?.row(at: $0)?.item.id.hasPrefix("renewal ") == true })
    for _ in 0..<index { fixture.press(&console, "j") }
    guard case .customer(let customer)? = rows?.row(at: index)?.subject else { throw NoForm(notice: "") }
    fixture.press(&console, "R")
    #expect(try form(console).verb == .renew)
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(job.requests.map(\.target) == [.customer(customer.id)])
    let next = try #require(customer.renews).adding(months: 12)
    #expect(job.requests.map(\.act) == [.renew(until: next, amount: nil)])
  }

  @Test func manyAreRenewedFromTheirOwnDatesAndNobodyIsEditedAtOnce() throws {
    var console = console("2", "v", "v", "R")
    let job = try #require(jobs(console.handle(.keys([.enter]))).first)
    let dates = job.requests.compactMap { request -> LocalDate? in
      if case .renew(let until, _, _) = request.act { until } else { nil }
    }
    #expect(Set(dates) == Set([1, 2].compactMap { fixture.customer($0).renews?.adding(months: 12) }))
    console = self.console("2", "v", "v", "E")
    #expect(console.overlay == nil && console.notice?.text.hasPrefix("'edit' is done to one at a time") == true)
  }

  @Test func contactsAreActedOnAtTheirLine() throws {
    var console = console("2", "enter")
    for _ in 0..<40 {
      let subject = console.panes[.customerDetail]?.subjects(in: console.scene(for: .customerDetail)).first
      if subject?.target.kind == .contact { break }
      fixture.press(&console, "j")
    }
    let job = try #require(jobs(console.handle(.keys([.character("P")]))).first)
    #expect(job.requests.map(\.act) == [.makePrimary] && job.requests.map(\.target) == [.contact("C-1")])
    _ = console.handle(.outcome(.nothing("")))
    fixture.press(&console, "e")
    let edit = try form(console)
    #expect(
      edit.values == [
        "name": "Luis Herrera", "email": "luis@acme.example", "role": "IT director", "messages": "yes",
      ])
    #expect(fixture.frame(console).text.contains("Edit the contact"))
  }

  @Test func aDoubleIsShownBesideTheOneThatStaysAndAskedAbout() throws {
    var console = console("2", "M")
    type(fixture.customer(3).name.lowercased(), into: &console)
    let shown = fixture.frame(console).text
    #expect(shown.contains(fixture.customer(3).name) && shown.contains("all facts of both are kept"))
    let first = try #require(jobs(console.handle(.keys([.enter]))).first)
    #expect(first.requests.map(\.isSure) == [false])
    _ = console.handle(.outcome(.failed(.refused(Refusal("CUST-1 becomes part of CUST-3.", isDoubt: true)))))
    #expect(fixture.frame(console).text.contains("y does it all the same"))
    let second = try #require(jobs(console.handle(.keys([.character("y")]))).first)
    #expect(second.requests.map(\.isSure) == [true])
  }

  @Test func whoHasLeftIsNotRenewedAndWhoHasNotDoesNotReturn() {
    let console = console("2", "B")
    #expect(console.overlay == nil && console.notice?.text.hasSuffix("has not left") == true)
  }

  /// Made from a customer's page, the new one is the page in front.
  @Test func aNewCustomerIsShown() {
    var console = console("2", "enter", "N")
    var entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "add customer")
    entry.made = [.customer("CUST-005")]
    fixture.settle(&console, console.handle(.outcome(.done(entry))))
    #expect(console.customer == "CUST-005" && console.focus == .customerDetail)
  }

  /// A year on at the same price is each customer's own day and price; what was typed goes along.
  @Test func renewingAgainIsEachCustomersOwn() throws {
    func again(_ typed: String?) throws -> (again: ActRequest?, anew: ActRequest?) {
      var console = console("2", "R")
      if let typed {
        fixture.press(&console, "ctrl-u")
        type(typed, into: &console)
      }
      let entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "renewed")
      fixture.press(&console, "enter")
      fixture.settle(&console, console.handle(.outcome(.done(entry))))
      fixture.press(&console, "j")
      let again = jobs(console.handle(.keys([.character(".")]))).first?.requests.first
      fixture.settle(&console, console.handle(.outcome(.done(entry))))
      fixture.press(&console, "R")
      if let typed {
        fixture.press(&console, "ctrl-u")
        type(typed, into: &console)
      }
      return (again, jobs(console.handle(.keys([.enter]))).first?.requests.first)
    }
    for typed in [nil, "2y"] {
      let (again, anew) = try again(typed)
      #expect(again != nil && again?.act == anew?.act && again?.target == anew?.target, "\(typed ?? "as offered")")
    }
  }
}
