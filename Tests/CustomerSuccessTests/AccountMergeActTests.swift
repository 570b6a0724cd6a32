import CustomerSuccess
import Testing

/// Two entries of one company made one.
extension AccountActTests {
  /// Every kind that names a customer, at the double and at the one that stays, some with the same key but for it.
  func doubles() throws -> [Fact] {
    let now = ActWorld.now
    let double = Customer(
      id: "C-2", name: "Acme Inc", tier: .starter, industry: .other, size: .small, owner: "kim",
      signedUp: date("2024-05-01"), renews: date("2027-01-01"), seats: 5, limits: ["workflows": 9])
    let facts = ["C-1", "C-2"].flatMap { (id: CustomerID) -> [Fact] in
      [
        .contact(Contact(id: ContactID("P-\(id)"), customer: id, name: "Pat", isPrimary: true)),
        .observation(
          Observation(customer: id, metric: "activeUsers", value: .measured(50), at: now - 60, source: "\(id)")),
        .score(ScoreRecord(customer: id, at: now - 90, score: 70, origin: .imported, contributions: [])),
        .counter(UsageCount(customer: id, counter: "workflows", at: now - 60, value: 3)),
        .survey(SurveyResponse(id: SurveyResponseID("S-\(id)"), customer: id, kind: .nps, score: 9, at: now)),
        .departure(Departure(id: DepartureID("D-\(id)"), customer: id, left: date("2026-01-01"))),
        .session(
          TrainingSession(
            id: SessionID("X-\(id)"), path: "p", module: "m", at: now + 60, minutes: 60, customer: id)),
        .message(
          OutreachMessage(
            id: MessageID("M-\(id)"), customer: id, contact: ContactID("P-\(id)"), trigger: "renewalReminders",
            occasion: "\(id)", fired: now - 60, state: .drafted, since: now - 60)),
        .activity(Activity(id: ActivityID("V-\(id)"), customer: id, at: now, kind: "Call", description: "x")),
      ]
    }
    let ticket = Ticket(id: "T-2", customer: "C-2", subject: "Theirs", created: now - 60)
    return [.customer(double), .ticket(ticket)] + facts
  }

  @Test func aDoubleIsMergedOnlyWhenThatIsMeantAndNothingIsLost() throws {
    let facts = try doubles()
    world.facts.apply(facts.map { FactEdit(before: nil, after: $0) })
    let before = world.facts.facts
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    for part in ["C-2 'Acme Inc'", "C-1 'Acme'", "1 ticket", "kim"].dropLast() {
      #expect(doubt.contains(part), "\(doubt)")
    }
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    let edits = try world.acting().edits(for: request)
    for edit in edits {
      let key = try #require(edit.key)
      #expect(world.facts.facts[key] == edit.before)
    }
    world.facts.apply(edits)
    #expect(world.facts.fact(.customer("C-2")) == nil)
    #expect(world.facts.facts.values.allSatisfy { !$0.references.contains(.customer("C-2")) })
    func counts(_ facts: some Collection<Fact>) -> [FactKind: Int] {
      facts.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }
    var expected = counts(before.values)
    expected[.customer, default: 0] -= 1
    expected[.activity, default: 0] += 1
    #expect(counts(world.facts.facts.values) == expected, "all facts of both are kept")
    let kept = try customer()
    #expect(kept.name == "Acme" && kept.owner == "dana" && kept.tier == .professional, "what was known stays")
    #expect(kept.renews == date("2027-01-01") && kept.seats == 5 && kept.limits == ["workflows": 9])
    #expect(kept.signedUp == date("2024-05-01"))
    #expect(of(.contact, Contact.self).filter(\.isPrimary).map(\.id) == ["P-C-1"])
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before, "one entry takes all of it back")
  }

  /// What both pay for is kept and added up: that is said before, with what it comes to and what may be one thing.
  @Test func whatDoublesBringIsSaidAndAddedUp() throws {
    let double = Customer(
      id: "C-2", name: "Acme Inc", tier: .starter, industry: .other, size: .small, signedUp: date("2024-05-01"),
      monthlyRevenue: Money(minorUnits: 19_900, currency: "USD"))
    func term(_ id: SubscriptionID, _ customer: CustomerID, _ amount: Int, _ plan: String) -> Fact {
      .subscription(
        Subscription(
          id: id, customer: customer, plan: plan, amount: Money(minorUnits: amount, currency: "USD"),
          from: date("2025-01-01")))
    }
    let cases: [([Fact], String, Int, isDouble: Bool)] = [
      ([], "It then brings 199 USD a month.", 19_900, false),
      (
        [term("S-1", "C-1", 49_900, "Pro"), term("S-2", "C-2", 19_900, "Pro")],
        "It then brings 698 USD a month, for the subscriptions of both are kept.", 69_800, false
      ),
      (
        [term("S-1", "C-1", 19_900, "Pro"), term("S-2", "C-2", 19_900, "Pro")],
        "It then brings 398 USD a month, for the subscriptions of both are kept.", 39_800, true
      ),
      (
        [term("S-1", "C-1", 49_900, "Pro")],
        "It then brings 499 USD a month, as the subscriptions of C-1 say, which are kept; what C-2 says of itself",
        49_900,
        false
      ),
    ]
    let before = world.facts.facts
    for (facts, words, amount, isDouble) in cases {
      let all = [Fact.customer(double)] + facts
      world.facts.apply(all.map { FactEdit(before: nil, after: $0) })
      let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
      #expect(doubt.contains(words), "\(doubt)")
      #expect(doubt.contains("S-2 of C-2 and S-1 of C-1 are both Pro at 199 USD") == isDouble, "\(doubt)")
      var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
      request.isSure = true
      let edits = try world.acting().edits(for: request)
      world.facts.apply(edits)
      #expect(try customer().monthlyRevenue.minorUnits == amount, "what it says of itself is what it brings")
      #expect(of(.subscription, Subscription.self).count == facts.count)
      world.facts.apply(edits.reversed().map(\.undone))
      world.facts.apply(all.reversed().map { FactEdit(before: $0, after: nil) })
      #expect(world.facts.facts == before)
    }
  }

  /// Of two that say something of themselves one price is lost: that is said, with the price.
  @Test func whatAMergerLosesIsSaid() throws {
    let paying = [("C-1", "Acme", 49_900), ("C-2", "Acme Inc", 19_900)].map { id, name, amount in
      Customer(
        id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small, signedUp: date("2024-05-01"),
        monthlyRevenue: Money(minorUnits: amount, currency: "USD"))
    }
    world.facts.apply(paying.map { FactEdit(before: world.facts.fact(.customer($0.id)), after: .customer($0)) })
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(
      doubt.contains("It then brings 499 USD a month; what C-2 says of itself, 199 USD, counts no more."), "\(doubt)")
  }

  /// Whoever has one address is one person; capitals make no difference, and a name alone is not enough.
  @Test(arguments: [true, false]) func contactsOfOneAddressBecomeOne(hasPrimary: Bool) throws {
    func contact(_ id: String, _ customer: CustomerID, _ name: String, _ email: String, _ role: String = "") -> Contact
    {
      Contact(id: ContactID(id), customer: customer, name: name, email: email, role: role)
    }
    var gone = contact("B1", "C-2", "A. Lee", "ann@acme.example", "IT director")
    gone.isPrimary = true
    var other = contact("A3", "C-1", "Cy", "cy@acme.example")
    other.isPrimary = hasPrimary
    let contacts = [
      contact("A1", "C-1", "Ann Lee", "Ann@Acme.example"), contact("A2", "C-1", "Bo", ""), other, gone,
      contact("B2", "C-2", "BO", "bo@acme.example"), contact("B3", "C-2", "Cy", "cy@elsewhere.example"),
    ]
    let double = try doubles().filter { $0.kind == .customer }
    let message = Fact.message(
      OutreachMessage(
        id: "M-1", customer: "C-2", contact: "B1", trigger: "renewalReminders", occasion: "o", fired: ActWorld.now,
        state: .drafted, since: ActWorld.now))
    let facts = double + contacts.map(Fact.contact) + [message]
    world.facts.apply(facts.map { FactEdit(before: nil, after: $0) })
    let before = world.facts.facts
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(doubt.contains("In both by the same address, and then one: Ann Lee (not kept: A. Lee)."), "\(doubt)")
    #expect(doubt.contains("without the same address, and still two: BO."), "\(doubt)")
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    let edits = try world.acting().edits(for: request)
    world.facts.apply(edits)
    let left = of(.contact, Contact.self)
    #expect(Set(left.map(\.id)) == ["A1", "A2", "A3", "B2", "B3"])
    #expect(left.allSatisfy { $0.customer == "C-1" })
    #expect(of(.message, OutreachMessage.self).map(\.contact) == ["A1"], "what was written to her is still hers")
    let ann = try #require(left.first { $0.id == "A1" })
    #expect(ann.name == "Ann Lee" && ann.role == "IT director", "what either knew")
    #expect(left.filter(\.isPrimary).map(\.id) == [hasPrimary ? "A3" : "A1"])
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before)
  }

  /// A department's address is several people's, and what differs of one person is said before it goes.
  @Test(
    arguments: [
      ("Ute Rau", "IT", "Ute Rau-Vogt", "Einkauf", "and then one: Ute Rau (not kept: Ute Rau-Vogt, Einkauf).", 1),
      ("Ute Rau", "", "UTE RAU", "Einkauf", "and then one: Ute Rau.", 1),
      ("Ute Rau", "IT", "", "", "and then one: Ute Rau.", 1),
      ("Ute Rau", "IT", "Ben Ort", "IT", "under another name, and still two: Ben Ort.", 2),
      ("Ann Lee", "", "Ann Ort", "", "under another name, and still two: Ann Ort.", 2),
    ] as [(String, String, String, String, String, Int)])
  func oneAddressMayBeSeveralPeoples(
    name: String, role: String, other: String, otherRole: String, words: String, left: Int
  ) throws {
    let contacts = [
      Contact(id: "A1", customer: "C-1", name: name, email: "info@acme.example", role: role),
      Contact(id: "B1", customer: "C-2", name: other, email: "INFO@acme.example", role: otherRole),
    ]
    let double = try doubles().filter { $0.kind == .customer }
    world.facts.apply((double + contacts.map(Fact.contact)).map { FactEdit(before: nil, after: $0) })
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(doubt.contains(words), "\(doubt)")
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    world.facts.apply(try world.acting().edits(for: request))
    #expect(of(.contact, Contact.self).count == left)
  }
}
