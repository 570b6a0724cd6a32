import CustomerSuccess
import Testing

/// Acts from what people type.
@Suite struct ActReaderTests {
  let world: ActWorld
  let reader: ActReader

  init() throws {
    world = try ActWorld()
    reader = ActReader(rules: world.rules, me: "dana", now: ActWorld.now)
  }

  @Test(arguments: [
    (
      Verb.snooze, ["until": "fri", "reason": "budget"], Target.Kind.action,
      Act.snooze(until: date("2026-11-27"), reason: "budget")
    ),
    (.snooze, ["until": "2w", "reason": "x"], .action, .snooze(until: date("2026-12-07"), reason: "x")),
    (.done, ["outcome": "no-change"], .action, .finish(.unchanged, note: "")),
    (.drop, ["note": "twice"], .action, .finish(.dropped, note: "twice")),
    (.respond, ["text": " Hello ", "then": "pend"], .ticket, .respond("Hello", then: .pending)),
    (.severity, ["severity": "crit"], .ticket, .changeSeverity(.critical)),
    (.assign, ["owner": "me"], .ticket, .assignTicket("dana")),
    (.assign, ["owner": "none"], .customer, .assignCustomer("")),
    (.escalate, ["trigger": "secur"], .ticket, .escalate(to: nil, trigger: "Security or compliance concerns")),
    (
      .escalate, ["trigger": "secur", "tier": "t3"], .ticket,
      .escalate(to: .technical, trigger: "Security or compliance concerns")
    ),
    (
      .override, ["target": "score", "value": "100", "reason": "x", "days": "90"], .customer,
      .override(.score, value: 100, reason: "x", days: 90)
    ),
    (.snooze, ["until": "1d", "reason": "x"], .action, .snooze(until: date("2026-11-24"), reason: "x")),
    (
      .enrol, ["path": "executiveTraining", "due": "today"], .learner,
      .enrol("executiveTraining", due: date("2026-11-23"))
    ),
    (
      .override, ["target": "Engagement", "value": "70", "reason": "x"], .customer,
      .override(.dimension("engagement"), value: 70, reason: "x", days: nil)
    ),
    (.record, ["metric": "activeusers", "value": "17/20"], .customer, .record("activeUsers", .measured(85), note: "")),
    (
      .complete, ["module": "executiveTraining/strategic-value-and-roi", "score": "90"], .learner,
      .complete("executiveTraining", "strategic-value-and-roi", minutes: nil, score: 90)
    ),
    (
      .activity, ["type": "Meeting", "description": "QBR", "at": "2026-11-19 15:30"], .customer,
      .logActivity(kind: "Meeting", description: "QBR", outcome: "", at: moment("2026-11-19T20:30:00Z"))
    ),
    (
      .activity, ["description": "QBR", "at": ""], .customer,
      .logActivity(kind: "", description: "QBR", outcome: "")
    ),
    (.promise, ["clock": "respond", "due": "4h"], .ticket, .promise(.respond, ActWorld.now + 14_400)),
    (.promise, ["clock": "respond", "due": "09:00"], .ticket, .promise(.respond, moment("2026-11-24T14:00:00Z"))),
  ])
  func valuesBecomeActs(_ verb: Verb, _ values: [String: String], _ kind: Target.Kind, _ act: Act) throws {
    #expect(try reader.act(verb, values, on: kind) == act)
  }

  // MARK: Addresses and currencies

  private static let withAddress: [(Verb, Target.Kind)] = [
    (.contact, .customer), (.learner, .customer), (.edit, .contact),
  ]

  /// Whoever forgets the words to several tickets names the last one in their place.
  @Test(arguments: ["TKT-11204", "tkt-7"]) func anIDIsNoReply(_ text: String) throws {
    let error = #expect(throws: ParameterError.self) { try reader.act(.respond, ["text": text], on: .ticket) }
    #expect(error?.description == "text: found '\(text)', a ticket's id, expected the words to the customer")
    _ = try reader.act(.respond, ["text": "See \(text)"], on: .ticket)
    _ = try reader.act(.note, ["text": text], on: .ticket)
  }

  @Test(arguments: [
    "not-an-email", "x y z@", "@example.com", "ana@", "a@b@c", "ana @example.com", "ana@exam\u{00A0}ple.com",
  ])
  func whatIsNoAddressIsRefused(_ text: String) {
    for (verb, kind) in Self.withAddress {
      let error = #expect(throws: ParameterError.self) {
        try reader.act(verb, ["name": "Ana", "email": text], on: kind)
      }
      #expect(error?.description == "email: found '\(text)', expected an address such as ana@example.com")
    }
  }

  @Test(arguments: ["", "ana@example.com", "a@b", "Ana.B+x@exämple.example"])
  func whatMayBeAnAddressIsTaken(_ text: String) throws {
    for (verb, kind) in Self.withAddress { _ = try reader.act(verb, ["name": "Ana", "email": text], on: kind) }
  }

  @Test(arguments: [
    ("1200 FOO", "revenue: found 'FOO', expected a currency of ISO 4217 such as "),
    ("EURO 12", "revenue: found 'EURO 12', expected an amount"),
    ("1200 XXX", "revenue: found 'XXX', expected a currency"),
    ("1.5 JPY", "revenue: found '1.5 JPY', expected an amount"),
  ])
  func anAmountIsInACurrencyThatThereIs(_ text: String, _ words: String) {
    let error = #expect(throws: ParameterError.self) {
      try reader.act(.customer, ["name": "Zeta", "tier": "starter", "revenue": text], on: .portfolio)
    }
    #expect(error?.description.hasPrefix(words) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("1200 eur", 120_000, "EUR"), ("CHF 99.50", 9950, "CHF"), ("12.125 KWD", 12_125, "KWD"), ("7 JPY", 7, "JPY"),
  ])
  func amountsHaveTheirCurrencysDigits(_ text: String, _ minor: Int, _ code: String) throws {
    let act = try reader.act(.customer, ["name": "Zeta", "tier": "starter", "revenue": text], on: .portfolio)
    guard case .addCustomer(let draft) = act else { return #expect(Bool(false)) }
    #expect(draft.monthlyRevenue == Money(minorUnits: minor, currency: code))
  }

  /// A list that is empty here is not offered as one.
  @Test func whereThereIsNothingToChooseThatIsSaid() {
    let item = ActionItem(id: "A-9", customer: "C-1", title: "Call", created: ActWorld.now)
    for values in [["step": "1"], [:]] {
      let error = #expect(throws: ParameterError.self) {
        try reader.act(.tick, values, on: .action, subject: .action(item))
      }
      #expect(error?.description.hasSuffix("expected an action item with steps, and this one has none") == true)
    }
    for parameter in Verb.allCases.flatMap({ $0.parameters(for: nil, .unread) }) {
      #expect(!parameter.expectation.hasSuffix("one of "), "\(parameter.name)")
    }
  }

  @Test(arguments: [
    (
      Verb.snooze, ["until": "soon", "reason": "x"], Target.Kind.action,
      "until: found 'soon', expected a day such as today, fri, 7d, 2w or 2026-12-01"
    ),
    (.snooze, ["until": "fri"], .action, "reason: expected text"),
    (
      .done, ["outcome": "maybe"], .action,
      "outcome: 'maybe' is not known, expected one of success, no-change, lost, invalid"
    ),
    (.severity, [:], .ticket, "severity: expected one of critical, high, medium, low"),
    (
      .override, ["target": "score", "value": "many", "reason": "x"], .customer,
      "value: found 'many', expected a whole number of points from 0 to 100"
    ),
    (
      .override, ["target": "score", "value": "101", "reason": "x"], .customer,
      "value: found '101', expected a whole number of points from 0 to 100"
    ),
    (
      .override, ["target": "score", "value": "1", "reason": "x", "days": "91"], .customer,
      "days: found '91', expected a whole number of days from 1 to 90"
    ),
    (
      .override, ["target": "score", "value": "1", "reason": "x", "days": "0"], .customer,
      "days: found '0', expected a whole number of days from 1 to 90"
    ),
    (
      .snooze, ["until": "today", "reason": "x"], .action,
      "until: found 'today', expected a day from 2026-11-24 on"
    ),
    (
      .enrol, ["path": "executiveTraining", "due": "2026-11-22"], .learner,
      "due: found '2026-11-22', expected a day from 2026-11-23 on"
    ),
    (
      .respond, ["text": "x", "then": "gone"], .ticket,
      "then: 'gone' is not known, expected one of open, pending, onHold, resolved"
    ),
    (
      .record, ["metric": "activeUsers", "value": "120"], .customer,
      "value: activeUsers: '120' is out of range, expected 0 to 100 %, a ratio such as 17/20 or n/a"
    ),
    (.pend, ["why": "x"], .ticket, "why: nothing is to be told"),
    (.pend, [:], .action, "pend: cannot be done to an action item"),
  ])
  func whatIsWrongIsNamed(_ verb: Verb, _ values: [String: String], _ kind: Target.Kind, _ words: String) {
    do {
      _ = try reader.act(verb, values, on: kind)
      Issue.record("was accepted")
    } catch {
      #expect(error.description == words)
    }
  }

  @Test func anEditKeepsOutWhatIsAsItWas() throws {
    var values = reader.initialValues(.edit, for: .action(world.item))
    values["priority"] = "high"
    values["due"] = ""
    var revision = ActionRevision()
    revision.priority = .high
    revision.due = .some(nil)
    #expect(try reader.act(.edit, values, on: .action, subject: .action(world.item)) == .revise(revision))
  }

  @Test func whatAFormBeginsWithChangesNothing() throws {
    let values = reader.initialValues(.edit, for: .action(world.item))
    #expect(try reader.act(.edit, values, on: .action, subject: .action(world.item)) == .revise(ActionRevision()))
  }

  @Test(arguments: [
    ("snooze 7d waiting for the budget", ["until": "7d", "reason": "waiting for the budget"]),
    ("snooze reason:\"no time\" fri", ["until": "fri", "reason": "no time"]),
    ("snooze", [:]),
  ])
  func aLineTellsValuesInTurnOrByName(_ line: String, _ values: [String: String]) throws {
    let parsed = try #require(VerbLine(line))
    #expect(parsed.verb == .snooze)
    #expect(parsed.values(for: Verb.snooze.parameters(for: nil, world.rules)) == values)
  }

  @Test func aLineThatBeginsWithNoVerbIsNone() { #expect(VerbLine("dance now") == nil) }

  @Test func everyVerbCanBeDoneToWhatItSays() {
    for verb in Verb.allCases {
      #expect(!verb.targets.isEmpty)
      for parameter in verb.parameters(for: nil, world.rules) { #expect(!parameter.title.isEmpty) }
    }
  }
  @Test(arguments: [
    ("dan", PersonName.known("Dana Hill")), ("oka", .known("Mira Okafor")), ("wal", .known("Zoé Walsh")),
    ("d", .oneOf(["Dana Hill"])), ("x", .new),
    ("zo", .oneOf(["Zoé Walsh", "Zoe Brandt"])), ("Mira Okafor", .known("Mira Okafor")),
    ("mira okafor", .known("Mira Okafor")),
    ("Okafor", .known("Mira Okafor")),
    ("zoe", .oneOf(["Zoé Walsh", "Zoe Brandt"])), ("ZOE WALSH", .known("Zoé Walsh")),
    ("sam", .known("sam")),
    ("me", .known("me")), ("None", .known("None")), ("Zoe Wlash", .new),
  ])
  func aPersonIsKnownByTheNameOrAWordOfIt(_ typed: String, _ who: PersonName) {
    #expect(PersonName(typed, among: ["Mira Okafor", "sam", "Zoé Walsh", "Zoe Brandt", "Dana Hill"]) == who)
  }

  // MARK: What the thing leaves no choice of

  /// Where a parameter falls away, or has nothing left to choose, because the verb cannot be done to the thing as it is, that is
  /// what is said.
  @Test func whatLeavesNoChoiceSaysWhy() throws {
    try world.perform(.escalate(to: nil, trigger: "Security or compliance concerns"), on: .ticket("T-1"))
    let ticket = ActSubject.ticket(world.reading)
    for values in [
      ["trigger": "System", "tier": "3"], ["trigger": "Sec", "tier": "2"], ["tier": "9", "trigger": "x"],
    ] {
      #expect(words(.escalate, values, on: ticket) == "T-1: is with T3, the last tier, already")
    }
    var left = world.customer
    (left.lifecycle, left.churned) = (.churned, ActWorld.today - 5)
    #expect(words(.edit, ["lifecycle": "active"], on: .customer(left)) == "C-1: has left: it has to return first")
    let alone = ActSubject.learner(world.learner, enrolled: [], progress: [])
    #expect(
      words(.score, ["module": "executiveTraining/x", "score": "70"], on: alone)
        == "Lucas is not enrolled in any path: enrol first")
  }

  /// A wrong value stays what is said where another would be taken.
  @Test func aWrongValueIsSaidWhereThereIsAChoice() throws {
    let ticket = ActSubject.ticket(world.reading)
    #expect(words(.escalate, ["trigger": "sec", "tier": "9"], on: ticket)?.hasPrefix("tier: '9' is not known") == true)
    #expect(words(.edit, ["lifecycle": "none"], on: .customer(world.customer))?.hasPrefix("lifecycle: 'none'") == true)
  }

  /// Of every verb and everything that may narrow it: no list of other parameters for one that the verb takes elsewhere.
  @Test func noVerbAnswersWithItsOtherParameters() throws {
    try world.perform(.escalate(to: nil, trigger: "Security or compliance concerns"), on: .ticket("T-1"))
    var left = world.customer
    (left.lifecycle, left.churned) = (.churned, ActWorld.today - 5)
    let subjects: [ActSubject] = [
      .ticket(world.reading), .customer(world.customer), .customer(left), .action(world.item),
      .learner(world.learner, enrolled: [], progress: []),
    ]
    for subject in subjects {
      for verb in Verb.allCases where verb.targets.contains(subject.target.kind) {
        for parameter in verb.parameters(for: nil, on: subject.target.kind, world.rules) {
          let words = words(verb, [parameter.name: "x"], on: subject) ?? ""
          #expect(!words.hasPrefix("\(parameter.name): is not known, expected one of"), "\(verb) on \(subject.target)")
          #expect(!words.contains("nothing is to be told"), "\(verb) on \(subject.target)")
        }
      }
    }
  }

  /// What a command says.
  private func words(_ verb: Verb, _ values: [String: String], on subject: ActSubject) -> String? {
    do throws(ParameterError) {
      _ = try reader.act(verb, values, on: subject.target.kind, subject: subject)
      return nil
    } catch {
      return reader.refusal(behind: error, of: verb, on: subject)?.description ?? error.description
    }
  }
}
