import Testing

@testable import CustomerSuccess

/// Initiatives: what their acts change and refuse, how they lie in files, where they stand on board and roadmap.
@Suite struct InitiativeTests {
  let world: ActWorld
  private let id = InitiativeID("INI-1")
  private let target = Target.initiative("INI-1")

  init() throws {
    world = try ActWorld()
    world.facts.apply([FactEdit(before: nil, after: .initiative(Self.initiative()))])
  }

  private static func initiative(
    _ number: Int = 1, impact: Int = 5, effort: Int = 2, _ status: Initiative.Status = .idea,
    _ change: (inout Initiative) -> Void = { _ in }
  ) -> Initiative {
    var one = Initiative(
      id: InitiativeID("INI-\(number)"), title: "Faster search", status: status, since: ActWorld.now - 900,
      impact: impact, effort: effort, author: "lee", created: ActWorld.now - 900, changed: ActWorld.now - 900)
    change(&one)
    return one
  }

  private var now: Initiative? {
    if case .initiative(let initiative)? = world.facts.fact(.initiative(id)) { initiative } else { nil }
  }

  private func dollars(_ amount: Int) -> Money { Money(minorUnits: amount * 100, currency: "USD") }
  private var reader: ActReader { ActReader(rules: world.rules, me: "dana", now: ActWorld.now) }
  private var today: LocalDate { reader.today }

  // MARK: Acts

  @Test func aNewOneIsAnIdeaUntilItHasAQuarter() throws {
    var draft = InitiativeRevision()
    draft.title = "One hand-over"
    (draft.impact, draft.effort) = (4, 3)
    for (quarter, status) in [(Quarter?.none, Initiative.Status.idea), (Quarter(today), .planned)] {
      draft.quarter = .some(quarter)
      let edits = try world.perform(.addInitiative(draft), on: .portfolio)
      guard case .initiative(let made)? = edits.first?.after else { throw Refusal("no initiative") }
      #expect(made.status == status && made.author == "dana" && made.created == ActWorld.now && made.impact == 4)
    }
  }

  @Test func itsWayIsPlannedRunningDone() throws {
    try world.perform(.planInitiative(Quarter(today), owner: "kim"), on: target)
    #expect(now?.status == .planned && now?.owner == "kim" && now?.since == ActWorld.now)
    try world.perform(.planInitiative(nil, owner: nil), on: target)
    #expect(now?.status == .idea && now?.quarter == nil && now?.owner == "kim")
    try world.perform(.milestone(MilestoneNews("Pilot", due: .some(today + 9))), on: target)
    #expect(now?.status == .idea && now?.milestones == [.init(title: "Pilot", due: today + 9)])
    try world.perform(.milestone(MilestoneNews("pilot", .done)), on: target)
    #expect(now?.status == .running && now?.milestones == [.init(title: "Pilot", due: today + 9, done: today)])
    try world.perform(.advance(40), on: target)
    #expect(now?.percentDone == 40)
    try world.perform(.finishInitiative(outcome: "Fewer tickets", brought: dollars(9)), on: target)
    #expect(now?.status == .done && now?.percentDone == 100 && now?.outcome == "Fewer tickets")
    try world.perform(.reopenInitiative, on: target)
    #expect(now?.status == .running && now?.outcome == "" && now?.brought == nil)
    try world.perform(.dropInitiative(reason: "no need"), on: target)
    #expect(now?.status == .dropped)
  }

  @Test func whatCannotBeIsRefusedInWords() throws {
    func refusal(_ act: Act) -> String? { world.refusal(act, on: target) }
    #expect(refusal(.reopenInitiative) == "INI-1: is under way: there is nothing to take up")
    #expect(refusal(.dropInitiative(reason: " ")) == "INI-1: an initiative is dropped for a reason")
    #expect(refusal(.planInitiative(nil, owner: nil)) == "INI-1: is like that already")
    #expect(refusal(.milestone(MilestoneNews("Pilot", .removed))) == "INI-1: there is no milestone 'Pilot'")
    let ahead = MilestoneNews("Pilot", .done, on: today + 1)
    #expect(refusal(.milestone(ahead))?.contains("a day that has come") == true)
    var blank = InitiativeRevision()
    blank.title = " "
    #expect(refusal(.changeInitiative(blank)) == "INI-1: an initiative needs a title")
    try world.perform(.finishInitiative(outcome: "", brought: nil), on: target)
    let acts: [Act] = [
      .planInitiative(Quarter(today), owner: nil), .milestone(MilestoneNews("Pilot")), .advance(1),
      .finishInitiative(outcome: "x", brought: nil), .dropInitiative(reason: "x"),
    ]
    for act in acts { #expect(refusal(act) == "INI-1: is done: take it up again first", "\(act)") }
  }

  @Test func twoPeoplesChangesStandBesideEachOther() throws {
    let seen = try #require(now)
    func revision(_ change: (inout InitiativeRevision) -> Void) -> Act {
      var revision = InitiativeRevision()
      change(&revision)
      return .changeInitiative(revision)
    }
    try world.perform(revision { $0.impact = 1 }, on: target, by: "lee")
    try world.perform(revision { $0.effort = 5 }, on: target, seen: .initiative(seen))
    #expect(now?.impact == 1 && now?.effort == 5)
    #expect(throws: ActFailure.self) {
      try world.perform(revision { $0.impact = 3 }, on: target, seen: .initiative(seen))
    }
  }

  @Test func aFormLeftAsItBeganChangesNothing() throws {
    let full = Self.initiative { one in
      one.quarter = Quarter(text: "2026-Q4")
      one.origin = .cause(CausePath("process", "hand-over"))
      one.customers = "tier:enterprise"
      (one.cost, one.gain) = (dollars(100), Money(minorUnits: 1200, currency: "JPY"))
      one.description = "So."
    }
    let subject = ActSubject.initiative(full)
    let values = reader.initialValues(.edit, for: subject)
    let act = try reader.act(.edit, values, on: .initiative, subject: subject)
    #expect(act == .changeInitiative(InitiativeRevision()))
  }

  @Test(arguments: [
    (Verb.schedule, ["quarter": "2026-Q5"], "quarter: found '2026-Q5', expected a quarter"),
    (.edit, ["customers": "tier:gold"], "customers: 'tier:gold' is no filter of customers"),
    (.edit, ["origin": "cause:weather"], "origin: 'weather' is no cause"),
    (.edit, ["origin": "luck"], "origin: found 'luck', expected theme:NAME"),
    (.edit, ["impact": "6"], "impact: found '6'"), (.edit, ["cost": "much"], "cost: found 'much"),
    (.progress, ["percent": "101"], "percent: found '101'"),
    (.milestone, ["title": "Pilot", "state": "maybe"], "state: 'maybe' is not known"),
    (.drop, [:], "reason: expected"),
  ])
  func aWrongValueIsNamed(verb: Verb, values: [String: String], words: String) {
    #expect {
      try reader.act(verb, values, on: .initiative, subject: .initiative(Self.initiative()))
    } throws: { error in
      "\(error)".hasPrefix(words)
    }
  }

  @Test func quartersAreSaidAsPeopleSayThem() throws {
    for (text, quarter) in [
      ("this", Quarter(today)), ("next", Quarter(today).adding(1)), ("2027-q1", Quarter(text: "2027-Q1")),
      ("none", nil), ("", nil),
    ] {
      let act = try reader.act(.schedule, ["quarter": text], on: .initiative)
      #expect(act == .planInitiative(quarter, owner: nil), "\(text)")
    }
  }

  // MARK: Files

  @Test(arguments: [
    [], [Initiative.Milestone(title: "Pilot")],
    [.init(title: "a;b=c \\ d", due: LocalDate(day: 20_000)), .init(title: " x", done: LocalDate(day: 20_001))],
    [.init(title: "done", due: LocalDate(day: 20_000), done: LocalDate(day: 20_009))],
  ])
  func milestonesComeBackFromTheirText(milestones: [Initiative.Milestone]) throws {
    #expect(try MilestonesForm.read(MilestonesForm.text(milestones)) == milestones)
    let later = MilestonesForm.shifted(milestones, days: 9)
    #expect(zip(milestones, later).allSatisfy { $0.due.map { $0 + 9 } == $1.due && $0.title == $1.title })
  }

  @Test(arguments: ["Pilot=soon", "Pilot=2026-11-01 2026-11-02", "Pilot=done", "; =2026-11-01", "A; A", "x\\"])
  func whatAreNoMilestonesIsRefused(text: String) {
    #expect(throws: Refusal.self) { try MilestonesForm.read(text) }
  }

  @Test(arguments: [
    ("", InitiativeOrigin.hand), ("theme:performance", .theme("performance")),
    ("cause:process", .cause(CausePath("process"))),
    ("cause:process/hand-over", .cause(CausePath("process", "hand-over"))),
  ])
  func originsComeBackFromTheirText(text: String, origin: InitiativeOrigin) throws {
    #expect(try InitiativeOriginForm.read(text) == origin && InitiativeOriginForm.text(origin) == text)
  }

  @Test(arguments: ["theme:", "cause:", "cause:a/", "weather"]) func whatIsNoOriginIsRefused(text: String) {
    #expect(throws: Refusal.self) { try InitiativeOriginForm.read(text) }
  }

  @Test func amountsComeBackFromTheirText() throws {
    for currency in ["USD", "JPY", "KWD"] {
      for units in [0, 1, 999, 1234, 12_345_678] {
        let amount = Money(minorUnits: units, currency: currency)
        #expect(try AmountForm.read(AmountForm.text(amount)) == amount)
      }
    }
    #expect(try AmountForm.read("") == nil && AmountForm.read("12000") == dollars(12_000))
    #expect(throws: Refusal.self) { try AmountForm.read("-5 USD") }
  }

  // MARK: Quarters

  @Test func quartersAreThreeMonthsEach() throws {
    var quarter = try #require(Quarter(text: "2023-Q1"))
    for _ in 0..<40 {
      #expect(Quarter(quarter.first) == quarter && Quarter(quarter.last) == quarter)
      #expect(quarter.last + 1 == quarter.adding(1).first && (90...92).contains(quarter.last - quarter.first + 1))
      #expect(Quarter(text: quarter.description) == quarter && quarter.adding(7).adding(-7) == quarter)
      quarter = quarter.adding(1)
    }
    for text in ["2026-Q0", "2026-Q5", "26-Q1", "2026Q1", "2026-1", "0000-Q1", ""] {
      #expect(Quarter(text: text) == nil, "\(text)")
    }
  }

  // MARK: Board and roadmap

  @Test func theBoardPartsAtBothEdges() {
    let rules = RoadmapRules(highImpact: 4, highEffort: 3, capacity: 10)
    for (impact, effort, corner) in [
      (4, 2, RoadmapRules.Quadrant.quickWin), (5, 1, .quickWin), (4, 3, .majorProject), (5, 5, .majorProject),
      (3, 2, .fillIn), (1, 1, .fillIn), (3, 3, .reconsider), (1, 5, .reconsider),
    ] {
      #expect(rules.quadrant(of: Self.initiative(impact: impact, effort: effort)) == corner, "\(impact)/\(effort)")
    }
  }

  @Test func aReturnIsWhatComesBeyondTheCost() {
    func rate(_ cost: Money?, _ gain: Money?, _ brought: Money? = nil) -> Double? {
      Self.initiative { ($0.cost, $0.gain, $0.brought) = (cost, gain, brought) }.returnOnInvestment
    }
    #expect(rate(dollars(100), dollars(250)) == 1.5 && rate(dollars(100), dollars(250), dollars(50)) == -0.5)
    #expect(rate(nil, dollars(1)) == nil && rate(dollars(1), nil) == nil && rate(dollars(0), dollars(1)) == nil)
    #expect(rate(dollars(1), Money(minorUnits: 100, currency: "EUR")) == nil)
    #expect(rate(dollars(100), dollars(0)) == -1)
  }

  @Test func theRoadmapIsByQuarterWithLoadsLateAndReturns() throws {
    let this = Quarter(today)
    let all = [
      Self.initiative(1, impact: 5, effort: 5, .running) {
        ($0.owner, $0.quarter, $0.cost, $0.gain) = ("dana", this, dollars(10), dollars(30))
        $0.milestones = [.init(title: "a", due: today - 3), .init(title: "b", due: today)]
      },
      Self.initiative(2, impact: 4, effort: 4, .planned) { ($0.owner, $0.quarter) = ("dana", this) },
      Self.initiative(3, impact: 5, effort: 2, .done) {
        ($0.owner, $0.quarter, $0.cost, $0.brought) = ("dana", this, dollars(10), dollars(10))
        $0.milestones = [.init(title: "c", due: today - 9)]
      },
      Self.initiative(4, impact: 1, effort: 3, .planned) { $0.quarter = this.adding(1) },
      Self.initiative(5, impact: 2, effort: 1),
      Self.initiative(6, impact: 5, effort: 5, .dropped) { $0.quarter = this },
    ]
    let roadmap = Roadmap(all.reversed(), RoadmapRules(capacity: 8), on: today)
    #expect(roadmap.quarters.map(\.quarter) == [this, this.adding(1), nil])
    #expect(
      roadmap.quarters.map { $0.initiatives.map(\.id.text) } == [["INI-3", "INI-1", "INI-2"], ["INI-4"], ["INI-5"]])
    let load = Roadmap.Load(owner: "dana", initiatives: 2, points: 9, capacity: 8)
    #expect(roadmap.quarters[0].owners == [load] && load.isOver && roadmap.quarters[0].isOverloaded)
    #expect(roadmap.quarters[1].owners == [Roadmap.Load(owner: "", initiatives: 1, points: 3, capacity: nil)])
    #expect(roadmap.quarters[2].owners.isEmpty)
    #expect(roadmap.late.map(\.milestone.title) == ["a"] && roadmap.late.first?.days == 3)
    #expect(roadmap.returns.initiatives == 2 && roadmap.returns.rates.map(\.rate) == [1.0])
    #expect(roadmap.board[.majorProject]?.map(\.id.text) == ["INI-1", "INI-2"] && roadmap.board[.quickWin] == nil)
    #expect(roadmap.counts == [.running: 1, .planned: 2, .done: 1, .idea: 1, .dropped: 1])
  }

  // MARK: The past

  @Test func asHeldItIsWhatItWasBefore() throws {
    let zone = Zone.gmt
    let one = Self.initiative(1, .done) { one in
      one.since = ActWorld.now
      one.outcome = "Fewer"
      one.progress = 80
      one.milestones = [
        .init(title: "a", done: zone.date(of: ActWorld.now) - 5), .init(title: "b", done: zone.date(of: ActWorld.now)),
      ]
    }
    let before = Fact.initiative(one).held(at: ActWorld.now.adding(days: -1), in: zone)
    guard case .initiative(let held) = before else { throw Refusal("no initiative") }
    #expect(held.status == .idea && held.outcome == "" && held.progress == nil)
    #expect(held.milestones.map { $0.done != nil } == [true, false])
    #expect(Fact.initiative(one).held(at: ActWorld.now, in: zone) == .initiative(one))
  }
}
