import CustomerSuccess
import Framework
import Testing

/// What messages say: the shipped texts, holes, tags.
@Suite struct MessageTextTests {
  private let customer = Customer(
    id: "C", name: "Fjord & Söhne", tier: .starter, industry: .financial, size: .small, owner: "Mira",
    signedUp: LocalDate(day: 19_000))
  private let pat = Contact(id: "P", customer: "C", name: "Pat Ng", email: "pat@example.com", isPrimary: true)

  private let today = OutreachFixture.day("2026-11-23")

  private func rules() throws -> OutreachRules {
    var rules = try OutreachReader.shipped()
    rules.programmes = try ProgrammeReader.shipped()
    rules.texts = try MessageReader.shipped()
    return rules
  }

  private func firing(_ trigger: TriggerID, _ values: [(String, String)]) -> OutreachFiring {
    OutreachFiring(
      customer: "C", trigger: trigger, occasion: "o", at: Instant(seconds: 0),
      reason: OutreachReason(values.map { .init($0.0, $0.1) }))
  }

  /// The least that each trigger's reason holds.
  private static let least: [OutreachTrigger: [(String, String)]] = [
    .healthDeclineAlerts: [("score", "68"), ("below", "70")],
    .usageLimitWarnings: [("limit", "workflows"), ("percent", "90"), ("on", "2026-11-20"), ("atLeast", "85")],
    .featureUnderutilization: [("metric", "featureAdoption"), ("percent", "12"), ("on", "2026-11-20")],
    .milestoneCelebrations: [("milestone", "3 workflows"), ("reached", "2026-11-20")],
    .renewalReminders: [("renews", "2026-12-07"), ("daysLeft", "14"), ("step", "14")],
  ]

  @Test(arguments: OutreachTrigger.allCases) func every_trigger_has_a_text_that_its_reason_fills(
    _ trigger: OutreachTrigger
  ) throws {
    let rules = try rules()
    let known = try #require(Self.least[trigger])
    let nobody = Customer(
      id: "C", name: "C", tier: .starter, industry: .other, size: .small, owner: "", signedUp: LocalDate(day: 1))
    for (contact, customer) in [(pat, customer), (Contact(id: "P", customer: "C", name: ""), nobody)] {
      let text = try rules.text(of: firing(trigger.id, known), to: contact, at: customer, on: today).get()
      #expect(!text.subject.isEmpty && !text.subject.contains("{") && !text.body.contains("{"), "\(text)")
      #expect(text.body.hasPrefix("Hello"))
    }
  }

  /// All contents of all programmes, with no fact but that there is one.
  @Test func every_content_has_a_text_of_its_own() throws {
    let rules = try rules()
    for programme in rules.programmes.programmes {
      let own = rules.texts.programmes[programme.id] ?? [:]
      #expect(Set(own.keys) == Set(programme.words.actions), "\(programme.id)")
      for content in programme.words.actions {
        let text = try rules.text(of: firing(programme.id, [("content", content)]), to: pat, at: customer, on: today)
          .get()
        #expect(!text.body.contains("{") && !text.body.contains("  ") && !text.subject.isEmpty, "\(content): \(text)")
      }
    }
    #expect(rules.programmes.programmes.flatMap(\.words.actions).count == 32)
  }

  @Test func the_customers_facts_stand_in_it_unescaped() throws {
    let text = try rules().text(
      of: firing(.renewalReminders, [("renews", "2026-12-07"), ("daysLeft", "1"), ("step", "1")]), to: pat,
      at: customer,
      on: OutreachFixture.day("2026-12-06")
    ).get()
    #expect(text.subject == "Your contract renews tomorrow, on 7 December 2026")
    #expect(text.body.contains("Your contract for Fjord & Söhne renews on 7 December 2026, tomorrow."))
    #expect(text.body.contains("there is nothing you have to do"))
    #expect(text.body.hasPrefix("Hello Pat Ng,\n\n") && text.body.hasSuffix("Best regards\nMira\n"))
  }

  /// A reminder that had to wait counts its days anew; behind the renewal's day it says what it said.
  @Test(arguments: [
    (-8, "in 8 days"), (-7, "in 7 days"), (-2, "in 2 days"), (-1, "tomorrow"), (0, "today"), (1, "in 8 days"),
  ])
  func days_ahead_are_counted_from_the_day_it_goes(offset: Int, words: String) throws {
    let renews = OutreachFixture.day("2026-12-07")
    let fired = firing(.renewalReminders, [("renews", "\(renews)"), ("daysLeft", "8"), ("step", "14")])
    let text = try rules().text(of: fired, to: pat, at: customer, on: renews + offset).get()
    #expect(text.subject == "Your contract renews \(words), on 7 December 2026")
    #expect(text.body.contains("there is nothing you have to do") == [-1, 0].contains(offset))
  }

  /// What was approved as the template reads goes as it reads on the day it goes; what somebody has written goes as it stands.
  @Test func an_approved_reminder_counts_on_the_day_it_goes() throws {
    let (rules, renews) = (try rules(), OutreachFixture.day("2026-12-07"))
    let fired = firing(.renewalReminders, [("renews", "\(renews)"), ("daysLeft", "7"), ("step", "7")])
    let approved = rules.text(of: fired, to: pat, at: customer, on: renews - 7)
    var message = OutreachMessage(
      customer: "C", trigger: fired.trigger, occasion: "o", fired: fired.at, state: .approved,
      since: Zone.gmt.instant(renews - 7, secondOfDay: 3600))
    func subject() throws -> String {
      try rules.text(of: message, from: fired, to: pat, at: customer, on: renews - 5, in: .gmt).get().subject
    }
    (message.subject, message.body) = (try approved.get().subject, try approved.get().body)
    #expect(try subject() == "Your contract renews in 5 days, on 7 December 2026")
    message.state = .sent
    #expect(try subject() == "Your contract renews in 7 days, on 7 December 2026")
    message.state = .approved
    message.body += "PS: see you on Friday"
    #expect(try subject() == "Your contract renews in 7 days, on 7 December 2026")
  }

  @Test func what_is_not_known_holds_it_and_is_never_a_hole() throws {
    let template = MessageTemplate(
      subject: try TemplateText("{{company}}: {{nextStep}}"),
      body: [
        try TemplateText(
          "{{#progress}}{{progress}} done{{/progress}}{{^progress}}begin{{/progress}} {{weakness}} {{nextStep}}"),
        try TemplateText("{{#progress}}{{progress}}{{/progress}}"),
      ])
    let none = MessageFacts(firing("x", []), customer: customer, contact: nil, rules: OutreachRules(), on: today)
    #expect(template.text(none) == .failure(UnknownFacts(names: ["nextStep", "weakness"])))
    let known = MessageFacts(
      firing("x", [("nextStep", "Kick-off"), ("weakness", "a"), ("weakness", "b")]), customer: customer, contact: nil,
      rules: OutreachRules(), on: today)
    #expect(
      template.text(known)
        == .success(MessageText(subject: "Fjord & Söhne: Kick-off", body: "begin a, b Kick-off\n")))
  }

  @Test(arguments: [
    ("Hello {{contact}}", true), ("{{#a}}x{{/a}}{{^a}}y{{/a}}{{! note }}{{.}}", true), ("", true), ("{{#a}}x", false),
    ("{{#a}}x{{/b}}", false), ("{{> partial}}", false), ("{{uppercased(a)}}", false), ("{{a.b}}", false),
    ("{{= | =}}", false), ("{{a", false),
  ]) func only_known_tags_are_taken(_ text: String, _ isFine: Bool) {
    let read = Result { try TemplateText(text) }
    #expect(((try? read.get()) != nil) == isFine, "\(read)")
  }

  /// A text that needs what nobody knows holds the draft, and a run tries it again.
  @Test func a_run_holds_what_cannot_be_written() throws {
    var fixture = try OutreachFixture()
    fixture.rules.texts.triggers[.usageLimitWarnings] = MessageTemplate(
      subject: try TemplateText("s"), body: [try TemplateText("{{projected}}")])
    let start = OutreachFixture.day("2024-01-10")
    fixture.measure("workflowVolume", 90, on: start)
    let found = fixture.context(start, hour: 23, new: true).findings(fixture.facts, OutreachMemory())
    #expect(found.messages.map(\.state) == [.held])
    #expect(found.messages.map(\.why) == ["the text needs projected, which is not known"])
  }

  /// The shipped ones are taken unread by every call.
  @Test func every_shipped_text_can_be_read() throws {
    let texts = try MessageReader.shipped()
    let templates =
      texts.triggers.values + texts.programmes.values.flatMap(\.values) + [texts.otherwise].compactMap(\.self)
    #expect(templates.count > 30)
    for text in templates.flatMap({ [$0.subject] + $0.body }) + [texts.greeting, texts.closing].compactMap(\.self) {
      #expect(throws: Never.self) { try TemplateText(text.text) }
    }
  }
}
