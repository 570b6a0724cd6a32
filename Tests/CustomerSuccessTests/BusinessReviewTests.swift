import CustomerSuccess
import Testing

/// Reviews held with customers.
@Suite struct BusinessReviewTests {
  private let world: ActWorld

  init() throws { world = try ActWorld() }

  private func act(_ values: [String: String]) throws -> Act {
    try ActReader(rules: world.rules, me: "dana", now: ActWorld.now).act(.review, values, on: .customer)
  }

  private func refusal(_ values: [String: String]) throws -> String? {
    world.refusal(try act(values), on: .customer("C-1"))
  }

  private var held: [BusinessReview] {
    world.facts.facts(.businessReview, of: "C-1").compactMap {
      if case .businessReview(let one) = $0 { one } else { nil }
    }
  }

  @Test func itIsTakenDownAsItWasTold() throws {
    try world.perform(
      try act([
        "day": "2026-11-20", "by": "sam", "attendees": "Ann Lee, Bo", "goals": "Live", "steps": "Roll out\nTrain",
        "words": "Went well", "next": "90d",
      ]), on: .customer("C-1"))
    let one = try #require(held.first)
    #expect(held.count == 1 && one.customer == "C-1" && one.day == date("2026-11-20") && one.author == "sam")
    #expect(one.attendees == "Ann Lee, Bo" && one.goals == "Live" && one.steps == "Roll out\nTrain")
    #expect(one.words == "Went well" && one.next == one.day + 90)
  }

  @Test func aFormBeginsWithTodayAndTheNextQuarter() {
    let reader = ActReader(rules: world.rules, me: "dana", now: ActWorld.now)
    #expect(
      reader.initialValues(.review, for: .customer(world.customer))
        == ["day": "2026-11-23", "by": "dana", "next": "2027-02-23"])
  }

  @Test func whatCannotBeIsRefused() throws {
    #expect(try refusal(["day": "1d"])?.contains("is still ahead") == true)
    #expect(try refusal(["next": "today"])?.contains("after this one") == true)
    #expect(try refusal(["next": "1d"])?.contains("who was there") == true, "nothing is told of it")
    #expect(try refusal(["next": "1d", "steps": "Train"]) == nil && held.count == 1)
    try world.perform(.churn(on: ActWorld.today, reason: "price", note: ""), on: .customer("C-1"))
    #expect(try refusal([:])?.contains("has to return first") == true)
  }

  @Test func theLastIsTheNewestThatWasHeld() {
    func review(_ id: String, _ days: Int) -> BusinessReview {
      BusinessReview(id: BusinessReviewID(id), customer: "C-1", day: ActWorld.today + days)
    }
    let all = [review("QBR-9", -9), review("QBR-10", -9), review("QBR-3", -90), review("QBR-11", 3)]
    #expect(all.last(by: ActWorld.today)?.id == "QBR-10" && all.last(by: ActWorld.today - 10)?.id == "QBR-3")
    #expect(all.last(by: ActWorld.today - 91) == nil && [BusinessReview]().last(by: ActWorld.today) == nil)
  }

  @Test func whoIsForgottenIsNotNamedInIt() throws {
    try world.perform(try act(["attendees": "Ann Leeson, Bo", "steps": "Ask Ann Leeson"]), on: .customer("C-1"))
    let fact = try #require(world.facts.facts(.businessReview, of: "C-1").first)
    let ann = Contact(id: "P-1", customer: "C-1", name: "Ann Leeson")
    let forgetting = try #require(Forgetting(.contact(ann)))
    guard case .businessReview(let scrubbed) = forgetting.scrubbed(fact) else { return #expect(Bool(false)) }
    #expect(scrubbed.attendees == "(forgotten), Bo" && scrubbed.steps == "Ask (forgotten)" && scrubbed.author == "dana")
  }
}
