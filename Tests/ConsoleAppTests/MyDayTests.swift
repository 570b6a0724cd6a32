import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct MyDayTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  @Test(
    arguments: [
      (nil, ScreenID.overview, PaneID.portfolio), (Role.csm, .myDay, .myDay), (.lead, .tickets, .queue),
      (.manager, .overview, .portfolio),
    ] as [(Role?, ScreenID, PaneID)])
  func aRoleChoosesWhereTheConsoleStarts(role: Role?, screen: ScreenID, pane: PaneID) {
    var setting = fixture.console().setting
    setting.role = role
    let console = Console(setting, size: Size(width: 120, height: 36), now: ConsoleFixture.now)
    #expect(console.screen.id == screen && console.focus == pane)
  }

  @Test func aRolesScopeIsAFilter() throws {
    for role in Role.allCases { _ = try Filter.parse(role.scope, in: .customers, me: "dana") }
    #expect(Role.csm.scope == "owner:me")
  }

  @Test func itAsksForTheDayOfWhoeverActs() {
    var console = fixture.settled()
    let effects = console.handle(.keys([.character("0")]))
    let questions = effects.compactMap { if case .ask(.myDay, _, let question) = $0 { question } else { nil } }
    #expect(questions == [AnyQuestion(DayQuery(owner: "dana"))])
  }

  @Test func movingShowsTheItemsCustomerAndRightGoesToIt() {
    var console = fixture.settled()
    fixture.press(&console, "0")
    #expect(console.customer == "CUST-002")
    fixture.press(&console, "j")
    #expect(console.customer == "CUST-001")
    fixture.press(&console, "right")
    #expect(console.focus == .dayCustomer)
    fixture.press(&console, "escape")
    #expect(console.focus == .myDay)
  }

  /// What a line is about is what Enter opens: a ticket's history is read before it is answered. Esc comes back to the line.
  @Test func enterOpensWhatTheLineIsAboutAndEscapeComesBack() throws {
    var kinds: Set<Target.Kind> = []
    for row in fixture.day() {
      var (console, item) = try onFirst { $0.id == row.id }
      fixture.press(&console, "enter")
      kinds.insert(item.target.kind)
      if item.target.kind == .customer {
        #expect(console.focus == .dayCustomer && console.customer == item.customer)
      } else {
        #expect(console.focus == item.target.kind.home)
        #expect(console.front(of: console.focus).target == item.target)
      }
      fixture.press(&console, "escape")
      #expect(console.focus == .myDay)
      #expect((console.panes[.myDay] as? MyDayPane)?.list.chosen?.item == item)
    }
    #expect(kinds.isSuperset(of: [.ticket, .action, .learner, .customer]))
  }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  /// The day with the cursor on the first line of a kind.
  private func onFirst(_ isWanted: (DayItem) -> Bool) throws -> (console: Console, item: DayItem) {
    var console = fixture.settled()
    fixture.press(&console, "0")
    let index = try #require(fixture.day().firstIndex { isWanted($0.item) })
    for _ in 0..<index { fixture.press(&console, "j") }
    return (console, fixture.day()[index].item)
  }

  @Test func adviceIsTakenUpAsAnActionItem() throws {
    let rules = DayRules(health: fixture.health, training: fixture.training, zone: ConsoleFixture.zone)
    for row in fixture.day() where rules.isAdvice(row.item) {
      var (console, item) = try onFirst { $0.id == row.id }
      fixture.press(&console, "n")
      let job = try #require(jobs(console.handle(.keys([.enter]))).first, "\(row.id): the form is complete as it opens")
      guard case .addAction(let draft) = job.requests.first?.act else {
        Issue.record("\(row.id): no action item")
        continue
      }
      #expect(job.requests.map(\.target) == [.customer(item.customer)])
      #expect(
        rules.deals(actionTitle: draft.title, with: item) && !draft.description.isEmpty
          && draft.due.map { $0 >= ConsoleFixture.today } == true)
    }
  }

  @Test(arguments: [("d", "Done: "), ("D", "Waved off: ")]) func adviceIsDoneOrWavedOffByAKey(
    key: String, words: String
  ) throws {
    let rules = DayRules(health: fixture.health, training: fixture.training, zone: ConsoleFixture.zone)
    var (console, item) = try onFirst(rules.isAdvice)
    let job = try #require(jobs(console.handle(.keys([.character(Character(key))]))).first)
    guard case .logActivity("Note", let description, "", nil)? = job.requests.first?.act else {
      Issue.record("no note")
      return
    }
    #expect(description.hasPrefix(words + item.title) && rules.deals(note: description, with: item))
    #expect(job.requests.map(\.target) == [.customer(item.customer)])
  }

  /// Done again on another line, a key means that line: its words, its customer's price and day, and not those of the one
  /// before.
  @Test(arguments: [["n", "enter"], ["d"], ["D"], ["R", "enter"]]) func doingItAgainMeansTheOtherLine(keys: [String])
    throws
  {
    let rules = DayRules(health: fixture.health, training: fixture.training, zone: ConsoleFixture.zone)
    let isRenewal = keys[0] == "R"
    let rows = fixture.day().filter { row in
      if case .renewal = row.item.matter { return true }
      return !isRenewal && rules.isAdvice(row.item)
    }
    try #require(rows.count > 1)
    for (first, second) in zip(rows, rows.dropFirst()) {
      var (console, _) = try onFirst { $0.id == first.id }
      for key in keys.dropLast() { fixture.press(&console, key) }
      let last = try #require(Key(name: keys.last ?? ""))
      let done = try #require(jobs(console.handle(.keys([last]))).first)
      _ = console.handle(.outcome(.done(ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "x"))))
      let (from, to) = (fixture.day().firstIndex(of: first) ?? 0, fixture.day().firstIndex(of: second) ?? 0)
      fixture.settle(&console, console.ask())
      for _ in from..<to { fixture.press(&console, "j") }
      let again = try #require(jobs(console.handle(.keys([.character(".")]))).first, "\(second.id)")
      var (fresh, _) = try onFirst { $0.id == second.id }
      for key in keys.dropLast() { fixture.press(&fresh, key) }
      let meant = try #require(jobs(fresh.handle(.keys([last]))).first)
      #expect(again.requests == meant.requests && again.requests != done.requests, "\(second.id)")
    }
  }

  @Test func anActionItemsOwnKeysHoldOnItsLine() throws {
    var (console, _) = try onFirst { if case .action = $0.matter { true } else { false } }
    fixture.press(&console, "d")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.verb == .done)
  }

  /// Worked from the top: when the first item is done, the next one stands under the cursor.
  @Test func theNextItemTakesThePlaceOfOneThatIsDone() throws {
    var console = fixture.settled()
    fixture.press(&console, "0")
    var rows = fixture.day()
    while !rows.isEmpty {
      let pane = try #require(console.panes[.myDay] as? MyDayPane)
      #expect(pane.list.rows.selected == rows.first)
      rows.removeFirst()
      for case .ask(let pane, let number, let question) in console.handle(.dataChanged) {
        let day = pane == .myDay ? (question.asked as? DayQuery)?.told(rows) : nil
        _ = console.handle(.answer(pane, number: number, day ?? fixture.answer(question)))
      }
    }
    #expect(fixture.frame(console).text.contains("Nothing needs you today"))
  }

  /// Whoever nobody knows has no quiet day: who may be meant is said.
  @Test(arguments: [
    ("Mira Okafor", ["Mira Okafor", "sam"], "Nothing needs you today"), ("mira", [], "Nothing needs you today"),
    (
      "mira", ["Mira Okafor", "sam"], "Nothing here belongs to 'mira' (--as 'Mira Okafor' shows the day of Mira Okafor)"
    ),
    (
      "mira", ["Mira Okafor", "Mira Lee"],
      "Nothing here belongs to 'mira' (--as NAME shows a day: Mira Lee, Mira Okafor)"
    ),
    ("zoe", ["Mira Okafor"], "Nothing here belongs to 'zoe' (--as NAME shows somebody else's day)"),
  ])
  func anEmptyDaySaysWhoseItIs(me: String, people: [String], words: String) throws {
    var scene = fixture.console().scene(for: .myDay)
    (scene.me, scene.people) = (me, people)
    guard case .empty(let said) = MyDayPane().emptyState(in: scene) else { throw NotEmpty() }
    #expect(said.hasPrefix(words))
  }

  private struct NotEmpty: Error {}

  /// A promise that ends while it is looked at turns into a broken one by the clock alone.
  @Test func reasonsCountWithTheClock() {
    var console = fixture.settled()
    fixture.press(&console, "0")
    #expect(fixture.frame(console).text.contains("! respond due in 3 min, "))
    _ = console.handle(.tick(ConsoleFixture.now + 181 + 120))
    #expect(fixture.frame(console).text.contains("✗ breached 2 min ago: "))
  }

  /// The keys that treat the line under the cursor come before all others, also where there is little room.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func theLastLineNamesTheKeysThatTreatTheLine(width: Int, height: Int) {
    var kinds: Set<String> = []
    for (index, row) in fixture.day().enumerated() {
      var console = fixture.settled(width: width, height: height)
      fixture.press(&console, "0")
      for _ in 0..<index { fixture.press(&console, "j") }
      let last = fixture.frame(console).lines[height - 1]
      switch row.item.matter {
      case .fall, .certificate:
        kinds.insert("advice")
        #expect(last.hasPrefix(" enter open  d done  D wave off  n take up"), "\(last)")
      case .renewal:
        kinds.insert("renewal")
        #expect(last.hasPrefix(" enter open  d done  D wave off  n take up  R renew"), "\(last)")
      case .ticket: #expect(last.hasPrefix(" r respond"), "\(last)")
      case .lapsed, .interview, .review: Issue.record("the fixture has none")
      case .action: #expect(last.hasPrefix(" d done"), "\(last)")
      case .journey: #expect(last.hasPrefix(" enter open  d done  D skip  J take up"), "\(last)")
      }
      #expect(last.contains("? help") && last.contains("q quit"), "\(last)")
    }
    #expect(kinds == ["advice", "renewal"])
  }

  @Test func everyStepHasAMark() {
    for step in DayStep.allCases {
      #expect(DayLook(step, glyphs: .unicode).mark != " ")
      #expect(DayLook(step, glyphs: .ascii).mark.isASCII)
    }
  }
}

extension ConsoleFixture {
  /// An item of each kind, and of most steps.
  func day() -> [DayRow] {
    let rules = DayRules(health: health, training: training, zone: Self.zone)
    let now = Self.now
    let tickets = [ticket(2, minutesAgo: 28), ticket(1, minutesAgo: 12)].map(\.reading)
    let actions = [action(2, due: -2), action(1, due: 0), action(4, due: -1)].map(\.action)
    let falls = [(3, 61, -9), (6, 42, -31), (4, 83, -4)].map { number, score, change in
      rules.item(fallOf: customer(number).id, to: score, change: change, since: now - 90_000)
    }
    let terms: [(Int, Int, Int?)] = [(5, 12, 58), (2, 1, 73), (3, 45, nil)]
    let renewals = terms.map { number, days, score in
      rules.item(renewalOf: customer(number).id, on: Self.today + days, score: score, at: now)
    }
    let learner = Learner(id: "L-7", customer: customer(6).id, name: "Ana Silva")
    let certificates = [5, 29].map { days in
      rules.item(
        certificate: Certificate(
          id: CertificateID("X-\(days)"), learner: learner.id, path: "technicalTraining", issued: Self.today - 300,
          expires: Self.today + days), of: learner, at: now)
    }
    var subjects: [Target: ActSubject] = [.learner(learner.id): .learner(learner, enrolled: [], progress: [])]
    for reading in tickets { subjects[.ticket(reading.ticket.id)] = .ticket(reading) }
    for action in actions { subjects[.action(action.id)] = .action(action) }
    let items =
      tickets.map { rules.item(ticket: $0, at: now) } + actions.map { rules.item(action: $0, at: now) }
      + falls + renewals + certificates
    return rules.ranked(items.compactMap(\.self), at: now).map { item in
      let whose = customer(Int(item.customer.text.suffix(1)) ?? 1)
      return DayRow(item: item, subject: subjects[item.target] ?? .customer(whose), customerName: whose.name)
    }
  }
}
