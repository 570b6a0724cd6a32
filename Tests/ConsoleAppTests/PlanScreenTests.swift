import CustomerSuccess
import Framework
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What changed framework files would do, on a screen of its own above the others; and rules that become others.
@Suite struct PlanScreenTests {
  let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private var rulebook: Rulebook {
    var support = fixture.support
    support.tiers = [:]
    return Rulebook(
      health: fixture.health, support: support, training: fixture.training, zone: ConsoleFixture.zone,
      fingerprint: "new",
      improvement: fixture.improvement, contracts: fixture.contracts, journeys: fixture.journeyRules,
      outreach: fixture.outreach)
  }

  private var draft: PlanDraft {
    PlanDraft(
      path: "/rules", files: [FrameworkFile("health", text: "a: 1\n"), FrameworkFile("sla", text: "b: 1\n")],
      rulebook: rulebook,
      changes: [
        .init(
          "health.yaml",
          FrameworkChange(
            path: "levelScores.good", before: "85", after: "70",
            moves: "scores of judged metrics, and all scores made of them")),
        .init(
          "sla.yaml",
          FrameworkChange(path: "policies.Critical.targets.respond", before: "15m", after: "10m", moves: "deadlines")),
      ], warnings: ["No policy is for severity low alone: such tickets may have no clocks."])
  }

  private var plan: RulebookPlan {
    var plan = RulebookPlan()
    for number in 1...6 { plan.names[CustomerID("CUST-00\(number)")] = fixture.customer(number).name }
    plan.categories = (1...3).map {
      .init(CustomerID("CUST-00\($0)"), before: .good, 78 - $0, after: .fair, 68 - $0)
    }
    let now = ConsoleFixture.now
    plan.deadlines = [
      .init(ticket: "T-101", customer: "CUST-001", clock: .respond, before: now + 180, after: now - 120),
      .init(ticket: "T-102", customer: "CUST-002", clock: .resolve, before: now + 9000, after: nil),
    ]
    plan.firings = [
      OutreachFiring(
        customer: "CUST-002", trigger: "healthDeclineAlerts", occasion: "2026-11-23", at: now,
        reason: OutreachReason([.init("score", "66"), .init("before", "76"), .init("below", "70")]))
    ]
    plan.silenced = [
      OutreachFiring(
        customer: "CUST-004", trigger: "renewalReminders", occasion: "2026-12-07/14", at: now,
        reason: OutreachReason([.init("renews", "2026-12-07"), .init("step", "14"), .init("daysLeft", "14")]))
    ]
    plan.programmes = [
      .init(
        customer: "CUST-005", programme: "churnPrevention", enters: true, why: "Customers with declining health scores"),
      .init(customer: "CUST-006", programme: "usagePatternAnalysis", enters: false, why: "no longer expansion"),
    ]
    return plan
  }

  /// With the plan found, and keys pressed in it.
  private func console(_ size: Size, _ keys: String..., news: PlanNews? = nil) throws -> Console {
    var console = fixture.settled(width: size.width, height: size.height)
    let effects = console.carryOut(line: "plan /rules")
    guard case .plan(let request)? = effects.first else { throw Unexpected() }
    fixture.settle(&console, console.handle(.planned(request.number, news ?? .found(draft, [], plan))))
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func frames(_ width: Int, _ height: Int) throws {
    let size = Size(width: width, height: height)
    try expectFrame(try console(size, "j", "j"), fixture, "plan-\(width)x\(height)")
    try expectFrame(try console(size, "G", "a"), fixture, "plan-asking-\(width)x\(height)")
  }

  /// How well the scores of both would have told who left stands under the counts, or why nothing is said of it.
  @Test func scoresAsPredictions() throws {
    let window = ChurnWindow(after: LocalDate(day: 20_000), days: ScoreTrial.days)
    var tested = plan
    tested.backTest = ScoreBackTest(window: window, count: 1200, events: 48, before: 0.7004, after: 0.75)
    let size = Size(width: 120, height: 36)
    try expectFrame(try console(size, news: .found(draft, [], tested)), fixture, "plan-scores-120x36")
    #expect(
      PlanWords.backTest(tested)
        == "Score as a prediction of who left from \(window.day + 1) to \(window.last) (48 of 1,200): AUC 0.700 in force, "
        + "0.750 by these.")
    var untested = plan
    untested.untested = ScoreUntested(window: window, events: 29)
    let words = "29 customers left from \(window.day + 1) to \(window.last), and below 30 nothing is said."
    #expect(PlanWords.backTest(untested) == "Score as a prediction: \(words)")
    #expect(
      fixture.frame(try console(size, news: .found(draft, [], untested))).text.contains("below 30 nothing is said"))
    untested.untested?.events = 30
    #expect(PlanWords.backTest(untested)?.hasSuffix("and nobody with a score stayed.") == true)
    #expect(PlanWords.backTest(plan) == nil)
  }

  @Test func whatIsWrongIsSaidWithItsPlace() throws {
    let size = Size(width: 80, height: 24)
    let refused = PlanNews.refused("/rules/sla.yaml:3: policies.Critical.targets.respond: found 'soon', expected 15m")
    try expectFrame(try console(size, "a", "y", news: refused), fixture, "plan-refused-80x24")
    var waiting = fixture.settled(width: 80, height: 24)
    _ = waiting.carryOut(line: "plan /rules")
    #expect(fixture.frame(waiting).text.contains("reading /rules and reckoning"))
    // What was asked for before it was left is not shown.
    fixture.press(&waiting, "escape")
    _ = waiting.handle(.planned(1, .found(draft, [], plan)))
    #expect(waiting.overlay == nil)
    #expect(waiting.carryOut(line: "plan") == [.complain("plan: expected a framework file or a folder of them")])
  }

  @Test func enterOpensWhatALineIsAbout() throws {
    var console = try console(Size(width: 120, height: 36))
    func chosen() -> PlanView.Row? {
      guard case .plan(let view)? = console.overlay else { return nil }
      return view.rows.indices.contains(view.chosen.place) ? view.rows[view.chosen.place] : nil
    }
    fixture.press(&console, "enter")
    #expect(chosen() != nil, "a warning opens nothing")
    while chosen()?.target != .customer("CUST-001") { fixture.press(&console, "j") }
    fixture.press(&console, "enter")
    #expect(console.overlay == nil && console.front.customerID == "CUST-001")
  }

  /// Applied only after it was asked, and by nobody who only reads.
  @Test func itIsAppliedAfterAsking() throws {
    let size = Size(width: 120, height: 36)
    var console = try console(size, "a")
    #expect(console.handle(.keys([.character("n")])).isEmpty && console.overlay != nil)
    fixture.press(&console, "a")
    let effects = console.handle(.keys([.character("y")]))
    #expect(effects.contains(.apply(draft, over: [])) && console.overlay == nil)
    var reader = try self.console(size)
    #expect(fixture.frame(reader).text.contains("a apply"))
    reader.setting.isReadOnly = true
    #expect(!fixture.frame(reader).text.contains("a apply"), "nothing is offered that cannot be done")
    fixture.press(&reader, "a")
    #expect(!reader.handle(.keys([.character("y")])).contains(.apply(draft, over: [])))
    #expect(fixture.frame(reader).text.contains("Read-only"))
  }

  // MARK: Rules that become others

  @Test func otherRulesAreTakenUpAndSaid() throws {
    var console = fixture.settled(width: 120, height: 36)
    _ = console.handle(.frameworkChanged(FrameworkNews(files: ["sla.yaml"])))
    let entry = ChangeEntry(id: 9, at: ConsoleFixture.now, author: "kim", title: "apply sla.yaml")
    let files = [AppliedFile(FrameworkFile("sla", text: "b: 1\n"), entry: entry)]
    let effects = console.handle(.rulesChanged(RulesNews(rulebook, files: files, changed: ["sla.yaml"])))
    #expect(console.setting.support == rulebook.support)
    #expect(effects.contains { if case .ask = $0 { true } else { false } }, "what is shown is asked anew")
    let text = fixture.frame(console).text
    #expect(text.contains("New rules: sla.yaml, applied by kim") && !text.contains("! sla.yaml"))
    _ = console.handle(.rulesChanged(RulesNews(rulebook, files: [], changed: ["sla.yaml"])))
    #expect(fixture.frame(console).text.contains("New rules: sla.yaml is no longer the team's"))
  }

  private struct Unexpected: Error {}
}
