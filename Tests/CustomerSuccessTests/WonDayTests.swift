import CustomerSuccess
import Testing

/// An opportunity is won or lost on the day that is told, and on the day of the act where none is.
@Suite struct WonDayTests {
  private let world: ActWorld
  init() throws { world = try ActWorld() }

  private func staged(_ news: OpportunityNews) throws -> Opportunity {
    let edits = try world.perform(.stage(news), on: .customer("C-1"))
    let made = edits.compactMap { if case .opportunity(let one) = $0.after { one } else { nil } }
    return try #require(made.first)
  }

  private func day(_ one: Opportunity) -> LocalDate { world.rules.zone.date(of: one.since) }

  @Test(arguments: [Opportunity.Stage.won, .lost], [0, -1, -40])
  func theDayThatIsToldIsTheDayOfIt(stage: Opportunity.Stage, days: Int) throws {
    let told = ActWorld.today + days
    let one = try staged(OpportunityNews(stage, reason: "agreed", closes: told))
    #expect(one.stage == stage && day(one) == told && one.identified <= one.since && one.since <= ActWorld.now)
    // Mended, as long as it was decided lately.
    let mended = try staged(OpportunityNews(stage, reason: "agreed", closes: told - 1))
    #expect(day(try staged(OpportunityNews(stage, reason: "agreed", closes: ActWorld.today))) == ActWorld.today)
    #expect(mended.id == one.id && day(mended) == told - 1 && mended.identified <= mended.since)
  }

  @Test func withoutADayItIsTheDayOfTheAct() throws {
    let open = try staged(OpportunityNews(.proposed, closes: ActWorld.today + 20))
    #expect(open.since == ActWorld.now && open.closes == ActWorld.today + 20)
    let won = try staged(OpportunityNews(.won))
    #expect(won.since == ActWorld.now && day(won) == ActWorld.today)
  }

  @Test func noDayThatIsAhead() throws {
    #expect(
      world.refusal(.stage(OpportunityNews(.won, closes: ActWorld.today + 1)), on: .customer("C-1"))
        == "C-1: an opportunity is won on a day that has come: 24 November 2026 has not")
    #expect(try staged(OpportunityNews(.proposed, closes: ActWorld.today + 1)).stage == .proposed)
  }
}
