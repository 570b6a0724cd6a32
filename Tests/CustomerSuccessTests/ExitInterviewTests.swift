import CustomerSuccess
import Testing

/// What customers that leave say of why.
@Suite struct ExitInterviewTests {
  private let world: ActWorld

  init() throws { world = try ActWorld() }

  private static let told: [String: String] = [
    "reason": "price", "competitor": "Umbra", "kept": "A cheaper plan", "return": "maybe", "words": "Too expensive",
  ]

  private func act(_ values: [String: String] = told) throws -> Act {
    try ActReader(rules: world.rules, me: "dana", now: ActWorld.now).act(.interview, values, on: .customer)
  }

  private func leave() throws {
    try world.perform(.churn(on: ActWorld.today - 5, reason: "price", note: ""), on: .customer("C-1"))
  }

  private func interviews() -> [ExitInterview] {
    world.facts.facts(.exitInterview, of: "C-1").compactMap {
      if case .exitInterview(let one) = $0 { one } else { nil }
    }
  }

  @Test func itIsTakenDownAsItWasTold() throws {
    try leave()
    try world.perform(try act(), on: .customer("C-1"))
    let one = try #require(interviews().first)
    #expect(interviews().count == 1 && one.customer == "C-1" && !one.id.text.isEmpty)
    #expect(one.day == ActWorld.today && one.author == "dana" && one.reason == "price" && one.competitor == "Umbra")
    #expect(one.kept == "A cheaper plan" && one.wouldReturn == .maybe && one.words == "Too expensive")
  }

  @Test func oneWithACustomerThatIsThereHasToBeMeant() throws {
    let refusal = world.refusal(try act(), on: .customer("C-1"))
    #expect(refusal?.contains("has not left") == true && interviews().isEmpty)
    var request = ActRequest(try act(), on: .customer("C-1"))
    request.isSure = true
    world.facts.apply(try world.acting().edits(for: request))
    #expect(interviews().count == 1)
  }

  @Test func oneAheadIsNoneYet() throws {
    try leave()
    let refusal = world.refusal(try act(["reason": "price", "day": "1d"]), on: .customer("C-1"))
    #expect(refusal?.contains("is still ahead") == true && interviews().isEmpty)
  }

  @Test(arguments: [("reason", "nonsense"), ("reason", ""), ("return", "perhaps"), ("day", "soon")])
  func whatIsNoneIsRefused(_ name: String, _ value: String) {
    #expect { try act(Self.told.merging([name: value]) { $1 }) } throws: { ($0 as? ParameterError)?.parameter == name }
  }

  @Test func theDayDecidesWhichLeavingItIsAbout() {
    func isAbout(_ days: Int) -> Bool {
      ExitInterview(id: "I", customer: "C-1", day: ActWorld.today + days, reason: "price")
        .isAbout(leavingOn: ActWorld.today)
    }
    #expect(isAbout(-90) && isAbout(0) && isAbout(20) && !isAbout(-91))
  }

  /// Who was named in what others wrote is forgotten there too.
  @Test func whoIsForgottenIsNotNamedInIt() throws {
    try leave()
    let ann = Contact(id: "P-1", customer: "C-1", name: "Ann Leeson", email: "ann@acme.com")
    try world.perform(
      try act(["reason": "price", "kept": "Ann Leeson wanted less", "words": "Write to ann@acme.com"]),
      on: .customer("C-1"))
    let fact = try #require(world.facts.facts(.exitInterview, of: "C-1").first)
    let forgetting = try #require(Forgetting(.contact(ann)))
    guard case .exitInterview(let scrubbed) = forgetting.scrubbed(fact) else { return #expect(Bool(false)) }
    #expect(scrubbed.kept == "(forgotten) wanted less" && scrubbed.words == "Write to (forgotten)")
    #expect(scrubbed.author == "dana")
  }

  @Test func customersThatBecomeOneKeepWhatWasSaid() throws {
    try leave()
    try world.perform(try act(), on: .customer("C-1"))
    let kept = Customer(
      id: "C-2", name: "Acme", tier: .professional, industry: .healthcare, size: .medium, owner: "dana",
      signedUp: date("2025-01-01"))
    world.facts.apply([FactEdit(before: nil, after: .customer(kept))])
    var request = ActRequest(.mergeCustomer(into: "C-2"), on: .customer("C-1"))
    request.isSure = true
    world.facts.apply(try world.acting().edits(for: request))
    #expect(interviews().isEmpty && world.facts.facts(.exitInterview, of: "C-2").count == 1)
  }
}
