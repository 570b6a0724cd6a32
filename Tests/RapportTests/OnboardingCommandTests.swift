import CustomerSuccess
import Foundation
import Testing

/// `report onboarding`, `event` and `journey step`: their JSON, on customers who have just come.
@Suite struct OnboardingCommandTests {
  struct Report: Decodable {
    var journeys: [Journey]
    var funnel: [Funnel]
    var objective: Objective

    struct Journey: Decodable {
      var customer, tier, start: String
      var steps: [Step]
      var prompts, surveys, kept: [Step]
    }

    struct Step: Decodable, Hashable {
      var kind, key, title, state: String
      var date, from, to, attendees, reason: String?
      var minutes: Int?
    }

    struct Funnel: Decodable {
      var tier: String
      var customers: Int
      var stages: [[String: Value]]
    }

    struct Objective: Decodable {
      var n, reached, days, target, unknown: Int
      var current, medianDays: Double?
    }

    enum Value: Decodable {
      case number(Double)
      case text(String)
      case null
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
          self = .null
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }
  }

  struct Entry: Decodable {
    struct Started: Decodable { var key, state: String }
    var title: String
    var started: [Started]?
  }

  private static func customer(_ number: Int, _ tier: Tier, day: Int) -> Fact {
    var customer = SmallPortfolio.customer(number, "N\(number)", tier, .other, .small, owner: "dana")
    customer.signedUp = LocalDate(day: 20_780 - day)
    return .customer(customer)
  }

  /// Twenty days in, on 23 November.
  private func portfolio() async throws -> SmallPortfolio {
    try await SmallPortfolio(extra: [
      Self.customer(7, .starter, day: 20), Self.customer(8, .professional, day: 20),
      Self.customer(9, .community, day: 20),
    ])
  }

  private func report(_ portfolio: borrowing SmallPortfolio, _ id: String) throws -> Report.Journey {
    let report: Report = try portfolio.json(Report.self, "report", "onboarding", id)
    return try #require(report.journeys.first)
  }

  @Test func starterHasItsPhasesMilestonesAndCheckIns() async throws {
    let portfolio = try await portfolio()
    let journey = try report(portfolio, "CUST-007")
    #expect((journey.tier, journey.start) == ("starter", "2026-11-03"))
    #expect(
      Dictionary(grouping: journey.steps, by: \.kind).mapValues(\.count) == ["phase": 3, "milestone": 4, "checkIn": 9])
    let phase = try #require(journey.steps.first { $0.key == "phase2_coreUsage" })
    #expect((phase.from, phase.to, phase.date, phase.state) == ("2026-11-11", "2026-12-03", nil, "due"))
    let check = try #require(journey.steps.first { $0.title == "Welcome call" })
    #expect((check.date, check.minutes, check.state) == ("2026-11-04", 30, "late"))
    #expect(journey.steps.first { $0.key == "day30" }?.state == "upcoming")
    #expect(journey.surveys.map(\.date) == ["2026-11-10", "2026-12-03", "2027-02-01"])
  }

  @Test func professionalHasItsTracks() async throws {
    let portfolio = try await portfolio()
    let journey = try report(portfolio, "CUST-008")
    #expect(
      Dictionary(grouping: journey.steps, by: \.kind).mapValues(\.count) == [
        "phase": 3, "milestone": 3, "touchpoint": 16,
      ])
    let kickoff = try #require(journey.steps.first { $0.key == "executiveEngagement.week1" })
    #expect((kickoff.date, kickoff.attendees) == ("2026-11-10", "C-level + key stakeholders"))
    #expect(journey.steps.first { $0.key == "technicalEnablement.week3" }?.state == "upcoming", "week 3 ends on day 21")
  }

  @Test func eventsStartCommunitySteps() async throws {
    let portfolio = try await portfolio()
    let entry: Entry = try portfolio.json(
      Entry.self, "event", "CUST-009", "firstLogin", "--at", "2026-11-22T09:00:00Z")
    #expect(entry.started?.map(\.key) == ["day1"] && entry.started?.map(\.state) == ["late"])
    #expect(try portfolio.run("counter", "record", "CUST-009", "workflows", "3").status == 0)
    let journey = try report(portfolio, "CUST-009")
    let steps = Dictionary(uniqueKeysWithValues: journey.steps.map { ($0.key, $0) })
    #expect((steps["day1"]?.date, steps["day3"]?.date, steps["day3"]?.state) == ("2026-11-22", "2026-11-23", "due"))
    #expect((steps["workflowCreation"]?.kind, steps["workflowCreation"]?.date) == ("step", "2026-11-23"))
    #expect(journey.prompts.map(\.state) == ["due", "upcoming", "upcoming", "upcoming"])
    #expect(journey.steps.count { $0.key.hasPrefix("ongoing") } == 25)
  }

  @Test func stepsAreSettledAndKeptAcrossTiers() async throws {
    let portfolio = try await portfolio()
    #expect(try portfolio.run("journey", "step", "done", "CUST-007", "welcome", "--day", "2026-11-04").status == 0)
    #expect(try portfolio.run("journey", "step", "skip", "CUST-007", "week1.day3", "--reason", "no time").status == 0)
    #expect(try portfolio.run("journey", "step", "take", "CUST-007", "week1.day5").status == 0)
    let refused = try portfolio.run("journey", "step", "done", "CUST-007", "week9")
    #expect(refused.status != 0 && refused.errors.contains("week"), "\(refused.errors)")
    var journey = try report(portfolio, "CUST-007")
    #expect(journey.steps.first { $0.key == "week1.day1" }?.state == "done")
    let skipped = try #require(journey.steps.first { $0.key == "week1.day3" })
    #expect((skipped.state, skipped.reason) == ("skipped", "no time"))
    #expect(try portfolio.run("customer", "edit", "CUST-007", "--tier", "professional").status == 0)
    journey = try report(portfolio, "CUST-007")
    #expect((journey.tier, journey.start) == ("professional", "2026-11-23"))
    #expect(journey.kept.map(\.key).sorted() == ["week1.day1", "week1.day3"])
    #expect(try portfolio.run("undo", "--last", "1").status == 0)
    #expect(try report(portfolio, "CUST-007").start == "2026-11-03")
  }

  /// By their event in time, too late, and not at all; one whose days are not over counts for nothing.
  @Test func theObjectiveHasItsN() async throws {
    let value = { (number: Int, day: Int) -> Fact in
      .event(
        CustomerEvent(
          customer: CustomerID("CUST-00\(number)"), name: "First production workflow",
          at: Instant(seconds: (20_780 - 100 + day) * 86_400 + 3600)))
    }
    let portfolio = try await SmallPortfolio(
      extra: [7, 8, 9].map { Self.customer($0, .starter, day: 100) } + [value(7, 90), value(8, 91)])
    let report: Report = try portfolio.json(Report.self, "report", "onboarding", "tier:starter", "owner:dana")
    let objective = report.objective
    #expect((objective.n, objective.reached, objective.unknown, objective.days, objective.target) == (2, 1, 1, 90, 85))
    #expect(objective.current == 50 && objective.medianDays == 90.5)
    #expect(report.funnel.map(\.tier) == ["starter"] && report.funnel.first?.stages.count == 4)
    let text = try portfolio.run("report", "onboarding", "tier:starter", "owner:dana").output
    #expect(text.contains("90-Day Activation: 50.0 % of 2 customers past day 90 (target 85 %)"), "\(text)")
    for format in ["csv", "markdown"] {
      #expect(try portfolio.run("report", "onboarding", "--format", format).status == 0)
    }
    // The event feeds health, where nobody has measured it.
    #expect(try portfolio.run("event", "CUST-009", "first production workflow", "--at", "2026-11-18").status == 0)
    #expect(try portfolio.run("event", "CUST-009", "First production workflow").status == 0, "again, and later")
    let measured = try portfolio.run("export", "metrics", "CUST-009", now: nil).output
    #expect(measured.split(separator: "\n").filter { $0.contains("timeToValue") }.count == 1, "\(measured)")
    #expect(measured.contains("CUST-009,timeToValue,95"), "\(measured)")
  }

  /// What is exported comes in again, the same byte for byte.
  @Test func filesGoOutAndInAgain() async throws {
    let portfolio = try await portfolio()
    _ = try portfolio.run("event", "CUST-009", "First login")
    _ = try portfolio.run("journey", "step", "skip", "CUST-007", "week1.day3", "--reason", "no time")
    let other = try await self.portfolio()
    for kind in ["events", "journey-steps"] {
      let file = portfolio.folder.appending(path: "\(kind).csv")
      let text = try portfolio.run("export", kind, now: nil).output
      #expect(text.split(separator: "\n").count == 2, "\(text)")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let taken = try other.run("import", file.path)
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(try other.run("export", kind, now: nil).output == text)
    }
    #expect(try report(other, "CUST-007").steps.first { $0.key == "week1.day3" }?.state == "skipped")
  }
}
