import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// Initiatives of every corner and status, made by hand.
extension ConsoleFixture {
  var initiatives: [Initiative] {
    let (this, next) = (Quarter(Self.today), Quarter(Self.today).adding(1))
    func dollars(_ amount: Int) -> Money { Money(minorUnits: amount * 100, currency: "USD") }
    func one(
      _ number: Int, _ title: String, _ impact: Int, _ effort: Int, _ status: Initiative.Status,
      _ change: (inout Initiative) -> Void = { _ in }
    ) -> Initiative {
      var initiative = Initiative(
        id: InitiativeID("INI-\(number)"), title: title, status: status, since: Self.now.adding(days: -number),
        impact: impact, effort: effort, author: "dana", created: Self.now.adding(days: -30),
        changed: Self.now.adding(days: -number))
      change(&initiative)
      return initiative
    }
    return [
      one(1, "Search answers within a second", 5, 2, .running) { initiative in
        initiative.owner = "dana"
        initiative.quarter = this
        initiative.origin = .theme("performance")
        initiative.customers = "tier:enterprise"
        (initiative.cost, initiative.gain) = (dollars(10_000), dollars(25_000))
        initiative.milestones = [
          .init(title: "Pilot with three customers", due: Self.today - 12, done: Self.today - 10),
          .init(title: "Roll-out", due: Self.today - 3), .init(title: "Report", due: Self.today + 20),
        ]
        initiative.description = "An index of its own, made anew at night."
      },
      one(2, "One hand-over between the tiers", 4, 5, .planned) { initiative in
        initiative.owner = "dana"
        initiative.quarter = this
        initiative.origin = .cause(CausePath("process", "hand-over"))
      },
      one(3, "Chat on the sign-in page", 4, 5, .planned) { initiative in
        initiative.owner = "dana"
        initiative.quarter = this
      },
      one(4, "東京 in the list of cities", 2, 1, .idea),
      one(5, "Another colour for every tier", 1, 5, .idea) { $0.owner = "sam" },
      one(6, "Answers by telephone", 3, 3, .planned) { $0.quarter = next },
      one(7, "Articles for sign-in", 5, 1, .done) { initiative in
        initiative.owner = "sam"
        initiative.quarter = this
        (initiative.cost, initiative.brought) = (dollars(4000), dollars(3000))
        initiative.outcome = "A third fewer tickets"
      },
      one(8, "A printed handbook", 1, 4, .dropped) { $0.outcome = "Nobody reads it" },
    ]
  }
}
