import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// Programmes with a handful of members, and opportunities at every stage.
extension ConsoleFixture {
  var programmes: [ProgrammeFigures] {
    outreach.programmes.programmes.enumerated().map { index, programme in
      ProgrammeFigures(programme: programme.id, members: (index * 37) % 90, former: index * 3)
    }
  }

  func members(_ programme: TriggerID) -> [MemberRow] {
    let standings = [
      ProgrammeStanding(touches: 3, last: Self.today - 6, next: Self.today + 1),
      ProgrammeStanding(touches: 1, last: Self.today - 14, next: Self.today, waits: "at risk, score 64"),
      ProgrammeStanding(touches: 0, next: Self.today, waits: "muted until 1 December 2026"),
      ProgrammeStanding(touches: 9, last: Self.today - 20),
      ProgrammeStanding(touches: 4, last: Self.today - 31),
    ]
    let ends = [nil, nil, nil, "70 or more for 14 days", "the customer has left"]
    return zip(standings, ends).enumerated().map { index, pair in
      let (standing, why) = pair
      let membership = ProgrammeMembership(
        customer: customer(index + 1).id, programme: programme, since: Self.now.adding(days: -20 - index * 9),
        until: why.map { _ in Self.now.adding(days: -index) }, why: why ?? "")
      return MemberRow(membership: membership, customer: customer(index + 1), standing: standing)
    }
  }

  var opportunities: [OpportunityRow] {
    let stages: [Opportunity.Stage] = [.proposed, .qualified, .identified, .identified, .won, .lost]
    return stages.enumerated().map { index, stage in opportunity(index + 1, stage) }
  }

  func opportunity(_ number: Int, _ stage: Opportunity.Stage) -> OpportunityRow {
    let evidence = ["81 %, 86 %, 91 % of workflows", "Additional departments interested", "150% of subscription cost"]
    var signals: [FoundSignal] = []
    var place = 0
    for programme in outreach.programmes.programmes {
      for signal in programme.signals {
        defer { place += 1 }
        guard (place + number) % 4 == 0 || place == number else { continue }
        signals.append(
          FoundSignal(
            programme: programme.id, signal: signal.id, title: signal.title, points: signal.points,
            evidence: evidence[place % 3], on: Self.today - place))
      }
    }
    let reading = ExpansionReading(
      signals: signals,
      value: ExpansionValue(
        amount: Money(minorUnits: 95_000 * number, currency: "USD"), words: "50 % more for the next plan"))
    let one = Opportunity(
      id: OpportunityID("\(customer(number).id)/1"), customer: customer(number).id, stage: stage,
      since: Self.now.adding(days: -number * 4), identified: Self.now.adding(days: -60),
      reason: stage == .lost ? "No budget before next year" : "", author: "dana")
    return OpportunityRow(
      standing: OpportunityStanding(
        opportunity: one, isTaken: stage != .identified, score: stage.isOpen ? reading.score : 0,
        value: number == 4 ? nil : reading.value?.amount, decided: number == 3 ? nil : Self.today + 30 - number * 10),
      customer: customer(number), reading: reading)
  }

  /// Of the opportunities above, as the store sums them up.
  var expansionFigures: ExpansionFigures {
    ExpansionFigures(
      qualifiedLeads: 3,
      opportunities.map { row in
        ExpansionFigures.Entry(
          owner: row.customer.owner, stage: row.standing.opportunity.stage, value: row.standing.value,
          decided: row.standing.decided)
      })
  }

  func opportunityDetail(_ id: String) -> OpportunityDetail? {
    guard let row = opportunities.first(where: { $0.id.text == id }) else { return nil }
    return OpportunityDetail(
      row: row, all: [row.standing],
      memberships: [TriggerID("upgradeAcceleration"), "usagePatternAnalysis"].compactMap { programme in
        var member = members(programme).first { $0.id == row.customer.id }
        member?.customer = row.customer
        return member
      })
  }
}
