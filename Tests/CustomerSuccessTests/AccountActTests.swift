import CustomerSuccess
import Testing

/// Accounts kept by hand: customers, contacts, what they answer and use.
@Suite struct AccountActTests {
  let world: ActWorld
  init() throws { world = try ActWorld() }

  static let today = ActWorld.today
  let me = Target.customer("C-1")

  func customer(_ id: CustomerID = "C-1") throws -> Customer {
    guard case .customer(let found) = world.facts.fact(.customer(id)) else { throw Missing() }
    return found
  }

  struct Missing: Error {}

  func refusal(_ act: Act, on target: Target, isSure: Bool = false, seen: ActRequest.Sight? = nil) -> String? {
    do {
      var request = ActRequest(act, on: target, seen: seen)
      request.isSure = isSure
      _ = try world.acting().edits(for: request)
      return nil
    } catch ActFailure.refused(let refusal) {
      return refusal.description
    } catch {
      return "\(error)"
    }
  }

  func of<Value: FactRecord>(_ kind: FactKind, _ type: Value.Type, _ id: CustomerID = "C-1") -> [Value] {
    world.facts.facts(kind, of: id).compactMap { $0.value as? Value }
  }

  func revision(_ change: (inout CustomerRevision) -> Void) -> CustomerRevision {
    var revision = CustomerRevision()
    change(&revision)
    return revision
  }

  // MARK: Customers

  @Test func aNewCustomerIsWhatWasToldAndNothingElse() throws {
    let draft = revision { ($0.name, $0.tier, $0.owner) = ("Zeta", .starter, "kim") }
    let edits = try world.perform(.addCustomer(draft), on: .portfolio)
    guard case .customer(let made)? = edits.first?.after else { throw Missing() }
    #expect(
      made
        == Customer(
          id: made.id, name: "Zeta", tier: .starter, industry: .other, size: .small, owner: "kim", signedUp: Self.today)
    )
    #expect(edits.count == 1 && edits[0].before == nil)
  }

  /// What it pays is a subscription from its first day on.
  @Test func aNewCustomersRevenueIsItsFirstSubscription() throws {
    let price = Money(minorUnits: 1_200_000, currency: "EUR")
    let draft = revision {
      ($0.name, $0.tier, $0.monthlyRevenue, $0.seats) = ("Zeta", .enterprise, price, 30)
      $0.signedUp = date("2026-01-02")
    }
    let edits = try world.perform(.addCustomer(draft), on: .portfolio)
    guard edits.count == 2, case .customer(let made)? = edits[0].after, case .subscription(let term)? = edits[1].after
    else { throw Missing() }
    #expect(
      term
        == Subscription(
          id: term.id, customer: made.id, plan: "Enterprise", amount: price, seats: 30, from: date("2026-01-02")))
  }

  /// Two of one name are doubles more often than not: that is asked, as a merge asks.
  @Test func aSecondCustomerOfOneNameIsAskedAbout() throws {
    let name = try customer().name
    for double in [name, name.uppercased() + ", GmbH"] {
      let draft = revision { ($0.name, $0.tier) = (double, .starter) }
      #expect(refusal(.addCustomer(draft), on: .portfolio) == "C-1 is called '\(name)' already.")
      #expect(refusal(.addCustomer(draft), on: .portfolio, isSure: true) == nil)
    }
    let draft = revision { ($0.name, $0.tier) = (name, .starter) }
    let made = try world.perform(.addCustomer(revision { ($0.name, $0.tier) = ("Zeta", .starter) }), on: .portfolio)
    guard case .customer(let other)? = made.first?.after else { throw Missing() }
    #expect(refusal(.changeCustomer(draft), on: .customer(other.id)) == "C-1 is called '\(name)' already.")
    #expect(refusal(.changeCustomer(draft), on: .customer(other.id), isSure: true) == nil)
    #expect(refusal(.changeCustomer(revision { $0.name = name.uppercased() }), on: me) == nil, "its own name")
  }

  /// The rules of files, by the same declaration.
  @Test(arguments: [
    ("renews", "renews: found 2024-12-31, expected a day not before 2025-01-01, when the customer signed up"),
    ("name", "name: empty, expected a company name"), ("seats", "seats: found -1, expected 0 or more"),
  ])
  func whatFilesRefuseIsRefusedByHand(_ field: String, _ words: String) {
    let wrong = revision { revision in
      switch field {
      case "renews": revision.renews = .some(date("2024-12-31"))
      case "name": revision.name = " "
      default: revision.seats = .some(-1)
      }
    }
    #expect(refusal(.changeCustomer(wrong), on: me) == words)
    var new = wrong
    new.name = new.name ?? "Zeta"
    new.signedUp = date("2025-01-01")
    #expect(refusal(.addCustomer(new), on: .portfolio) == words)
  }

  @Test func twoPeoplesEditsStandBesideEachOther() throws {
    let seen = try customer()
    try world.perform(.changeCustomer(revision { $0.tier = .enterprise }), on: me, by: "lee")
    try world.perform(.changeCustomer(revision { $0.seats = .some(9) }), on: me, seen: .customer(seen))
    #expect(try customer().tier == .enterprise && customer().seats == 9)
    #expect(throws: ActFailure.self) {
      try world.perform(.changeCustomer(revision { $0.tier = .starter }), on: me, seen: .customer(seen))
    }
    #expect(refusal(.changeCustomer(revision { $0.seats = .some(9) }), on: me) == "C-1: is like that already")
  }

  /// A year mistyped would take who is there out of everything.
  @Test func aSignUpAheadIsAskedAbout() throws {
    let later = Act.changeCustomer(revision { $0.signedUp = Self.today + 1 })
    #expect(refusal(later, on: me)?.contains("counts nowhere until then") == true)
    #expect(refusal(later, on: me, isSure: true) == nil)
    #expect(refusal(.changeCustomer(revision { $0.signedUp = Self.today }), on: me) == nil)
  }

  /// It came from a file as one that had left.
  @Test func thatSomebodyHadLeftIsKeptWithoutAReason() throws {
    var gone = try customer()
    (gone.lifecycle, gone.churned) = (.churned, date("2026-10-01"))
    world.facts.apply([FactEdit(before: .customer(try customer()), after: .customer(gone))])
    try world.perform(.comeBack(on: Self.today, renews: nil), on: me)
    let departure = try #require(of(.departure, Departure.self).first)
    #expect(departure.left == date("2026-10-01") && departure.returned == Self.today && departure.reason == "")
  }

  @Test(arguments: [
    (Act.churn(on: ActWorld.today + 1, reason: "price", note: ""), "still ahead"),
    (.churn(on: date("2024-12-31"), reason: "price", note: ""), "when the customer signed up"),
    (.answerSurvey(.csat, score: 9, comment: "", ticket: nil), "CSAT is answered by 1 to 5, not 9"),
    (.answerSurvey(.nps, score: 9, comment: "", ticket: "T-9"), "There is no ticket T-9"),
    (.mergeCustomer(into: "C-1"), "cannot be merged into itself"),
    (.mergeCustomer(into: "C-9"), "There is no customer C-9"),
    (.count(" ", 3, limit: nil, note: ""), "needs the name of what is counted"),
  ])
  func whatCannotBeIsRefused(_ act: Act, _ words: String) {
    #expect(refusal(act, on: me)?.contains(words) == true, "\(refusal(act, on: me) ?? "done")")
  }

  // MARK: Contacts

  /// One address at one customer is asked about, whoever has it, for new ones and for those that change.
  @Test func anAddressThatSomebodyHasIsAskedAbout() throws {
    try world.perform(
      .addContact(ContactRevision(name: "Ann Lee", email: "ann@acme.example"), isPrimary: false), on: me)
    let ann = try #require(of(.contact, Contact.self).first { $0.name == "Ann Lee" }).id
    let words = [
      ("A. Lee", "\(ann) 'Ann Lee' is the same person by name and address (ann@acme.example): edit that one."),
      ("Front Desk", "\(ann) 'Ann Lee' has the address ann@acme.example already."),
    ]
    for (name, words) in words {
      let double = ContactRevision(name: name, email: "ANN@acme.example")
      #expect(refusal(.addContact(double, isPrimary: false), on: me) == words)
      #expect(refusal(.addContact(double, isPrimary: false), on: me, isSure: true) == nil)
      let other = Contact(id: "P-X", customer: "C-1", name: name)
      world.facts.apply([FactEdit(before: nil, after: .contact(other))])
      defer { world.facts.apply([FactEdit(before: .contact(other), after: nil)]) }
      let change = Act.changeContact(ContactRevision(email: "ann@acme.example"))
      #expect(refusal(change, on: .contact("P-X")) == words)
      #expect(refusal(change, on: .contact("P-X"), isSure: true) == nil)
    }
    #expect(refusal(.changeContact(ContactRevision(email: "Ann@acme.example")), on: .contact(ann)) == nil, "her own")
  }

  var primaries: [String] { of(.contact, Contact.self).filter(\.isPrimary).map(\.name) }

  @Test func thereIsOneToTurnToFirst() throws {
    try world.perform(.addContact(ContactRevision(name: "Ann"), isPrimary: false), on: me)
    #expect(primaries == ["Ann"], "the first is the one")
    try world.perform(.addContact(ContactRevision(name: "Bo"), isPrimary: false), on: me)
    #expect(primaries == ["Ann"])
    try world.perform(.addContact(ContactRevision(name: "Cy"), isPrimary: true), on: me)
    #expect(primaries == ["Cy"])
    let bo = try #require(of(.contact, Contact.self).first { $0.name == "Bo" })
    try world.perform(.makePrimary, on: .contact(bo.id))
    #expect(primaries == ["Bo"])
    #expect(refusal(.makePrimary, on: .contact(bo.id))?.hasSuffix("is the primary contact already") == true)
    try world.perform(.changeContact(ContactRevision(email: "bo@acme.example")), on: .contact(bo.id))
    #expect(throws: ActFailure.self, "somebody has changed what is to go") {
      try world.perform(.removeContact, on: .contact(bo.id), seen: .contact(bo))
    }
    try world.perform(.removeContact, on: .contact(bo.id))
    #expect(of(.contact, Contact.self).map(\.name).sorted() == ["Ann", "Cy"])
    #expect(
      refusal(.addContact(ContactRevision(name: ""), isPrimary: false), on: me)
        == "name: empty, expected a person's name")
  }

  @Test func aCountAndItsLimitAreOneChange() throws {
    let edits = try world.perform(.count("workflows", 43, limit: 50, note: ""), on: me)
    #expect(edits.count == 2)
    #expect(try customer().share(of: "workflows", used: 43) == 0.86)
    #expect(of(.counter, UsageCount.self).map(\.value) == [43])
    try world.perform(.count("workflows", 44, limit: nil, note: ""), on: me)
    #expect(of(.counter, UsageCount.self).map(\.value) == [44], "a second value of the same second takes its place")
  }
}
