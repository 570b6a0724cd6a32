import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The eighth screen: what fired, why, and what was written.
@Suite struct OutreachScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "8")
    try expectFrame(console, fixture, "outreach-\(width)x\(height)")
    fixture.press(&console, "j", "enter")
    try expectFrame(console, fixture, "outreach-why-\(width)x\(height)")
    fixture.press(&console, "tab")
    try expectFrame(console, fixture, "outreach-messages-\(width)x\(height)")
  }

  @Test func emptyAndBroken() throws {
    var console = fixture.console(width: 120, height: 36)
    console.settle(console.ask() + console.handle(.keys([.character("8")])), by: EmptyStore.answer)
    try expectFrame(console, fixture, "outreach-empty-120x36")
    var broken = fixture.console(width: 120, height: 36)
    broken.settle(broken.ask() + broken.handle(.keys([.character("8")]))) { question in
      question.asked is FiringQuery || question.asked is MessageQuery || question.asked is OutreachWhyQuery
        ? question.failed(.busy) : fixture.answer(question)
    }
    try expectFrame(broken, fixture, "outreach-broken-120x36")
  }

  /// `=` says the rule, the numbers and the moment; of a message what it waits for, too.
  @Test func whyDidThisFire() {
    var console = fixture.settled(width: 200, height: 36)
    fixture.press(&console, "8", "=")
    #expect(
      console.notice?.text == "FIR-9, fired Mon 23 08:05: The score went from 73 to 46, below 70.")
    fixture.press(&console, "j", "enter", "=")
    #expect(console.notice?.text.contains("14 days left, step 14. Passed over: 60, 30.") == true)
    fixture.press(&console, "tab", "j", "=")
    #expect(
      console.notice?.text
        == "MSG-2 held: reserved for the renewal reminder of 2026-11-27; FIR-7, fired Sun 22 07:05: 74.5 % of the limit "
        + "workflows were used on 22 November 2026, rising by 3.8 a day: 101.2 % by 29 November 2026.")
  }

  /// Programmes tell any metric by its name, however long: it stands apart from what is said of it, and once.
  @Test(arguments: [(120, 36), (200, 60)])
  func aNumbersNameStandsApartFromItsText(width: Int, height: Int) throws {
    let metrics = fixture.health.dimensions.flatMap(\.metrics).map { metric in
      OutreachReason.Value(metric.id.text, "\(metric.title): zzz")
    }
    for metric in metrics {
      func answer(_ question: AnyQuestion) -> AnyAnswer {
        guard let asked = question.asked as? OutreachWhyQuery else { return fixture.answer(question) }
        var why = fixture.outreachWhy(asked.id)
        why?.firing?.reason = OutreachReason([metric, .init("tier", "starter")])
        return asked.told(why)
      }
      var console = fixture.console(width: width, height: height)
      console.settle(console.ask(), by: answer)
      for key in ["8", "enter"].compactMap(Key.init(name:)) {
        console.settle(console.handle(.keys([key])), by: answer)
      }
      let name = OutreachWords.name(of: metric)
      let line = try #require(fixture.frame(console).lines.first { $0.contains("zzz") }, "\(name)")
      #expect(line.range(of: "\(name) {2,}zzz", options: .regularExpression) != nil, "\(line)")
    }
  }

  /// The form of the mute key knows the row's trigger.
  @Test func aKeyMutesTheRowsTrigger() throws {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "8", "j", "m")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.fields.first { $0.parameter.name == "trigger" }?.value == "renewalReminders")
    #expect(form.fields.map(\.parameter.name) == ["trigger", "reason", "until"])
    try expectFrame(console, fixture, "outreach-mute-120x36")
  }

  /// What one approves goes down to the approved, and the next draft is under the cursor; taken back, the first one is again.
  @Test func theNextDraftIsReadAfterAnApproval() throws {
    var rows = Array(fixture.messages.prefix(4))
    for index in rows.indices { rows[index].message.state = .drafted }
    var approved: Set<MessageID> = []
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      guard let asked = question.asked as? MessageQuery else { return fixture.answer(question) }
      let sorted = rows.filter { !approved.contains($0.id) } + rows.filter { approved.contains($0.id) }
      return asked.told(Page(rows: sorted, position: 0, total: sorted.count))
    }
    var console = fixture.console(width: 120, height: 36)
    func press(_ keys: String...) {
      for key in keys.compactMap(Key.init(name:)) { console.settle(console.handle(.keys([key])), by: answer) }
    }
    func chosen() -> MessageID? { (console.panes[.messages] as? MessagesPane)?.list.chosen?.id }
    console.settle(console.ask(), by: answer)
    press("8")
    for _ in 0..<4 where console.focus != .messages { press("tab") }
    for id in rows.map(\.id).prefix(2) {
      #expect(chosen() == id)
      // Whoever rewrites one goes on to approve that one.
      press("e")
      for key in "More " { press(String(key) == " " ? "space" : String(key)) }
      press("enter")
      let written = ChangeEntry(id: 90 + approved.count, at: ConsoleFixture.now, author: "dana", title: "rewrite \(id)")
      console.settle(console.handle(.outcome(.done(written))), by: answer)
      #expect(chosen() == id)
      press("a", "enter")
      approved.insert(id)
      let entry = ChangeEntry(
        id: approved.count, at: ConsoleFixture.now, author: "dana", title: "approve \(id)")
      console.settle(console.handle(.outcome(.done(entry))), by: answer)
      #expect(console.notice?.text.contains("nothing is configured to send it") == true)
    }
    #expect(chosen() == rows[2].id)
    press("u")
    approved.remove(rows[1].id)
    let undo = ChangeEntry(id: 3, at: ConsoleFixture.now, author: "dana", title: "undo", undoes: 2)
    console.settle(console.handle(.outcome(.done(undo))), by: answer)
    #expect(chosen() == rows[1].id)
  }
}
