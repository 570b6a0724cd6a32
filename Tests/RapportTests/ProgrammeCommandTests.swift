import CustomerSuccess
import Foundation
import Interchange
import Testing

/// `programme`, `expansion` and `report expansion`: their JSON.
@Suite struct ProgrammeCommandTests {
  struct Listed: Decodable {
    var name, kind, title, target, filter, frequency: String
    var enabled, upsell: Bool
    var `in`, out: Int
  }

  struct Shown: Decodable {
    var name: String
    var content: [String]
    var signals: [Signal]
    var members: [Member]

    struct Signal: Decodable {
      var name, title: String
      var points: Int
      var note: String?
    }

    struct Member: Decodable {
      var customer, since: String
      var touches: Int
      var lastTouch, nextTouch, waits, until, why: String?
    }
  }

  struct Opportunity: Decodable {
    var id, customer, stage, since: String
    var score: Int
    var value: Double?
    var closes: String?
    var signals: [String]
  }

  struct Pipeline: Decodable {
    var expansionOpportunities: Summary
    var stages: [Stage]
    var byOwner, byQuarter: [Row]

    struct Summary: Decodable {
      var qualifiedLeads, open, won, lost: Int
      var conversionRate, averageDealSize: Double?
    }

    struct Stage: Decodable {
      var stage: String
      var count: Int
    }

    struct Row: Decodable {
      var owner, quarter: String?
      var open, won: Int
    }
  }

  /// It signed up twelve days before 23 November, and can grow.
  private func portfolio() async throws -> SmallPortfolio {
    var customer = SmallPortfolio.customer(7, "Seven", .starter, .other, .small, owner: "dana")
    let today = LocalDate(day: 20_780)
    (customer.signedUp, customer.renews) = (today - 12, today + 100)
    customer.monthlyRevenue = Money(minorUnits: 10_000, currency: "USD")
    let at = try #require(Instant(iso8601: "2026-11-22T09:00:00Z"))
    return try await SmallPortfolio(extra: [
      .customer(customer), .contact(Contact(id: "CON-7", customer: customer.id, name: "Pat", isPrimary: true)),
      .observation(Observation(customer: customer.id, metric: "upgradeReadiness", value: .judged(.good), at: at)),
      .observation(Observation(customer: customer.id, metric: "accountExpansion", value: .judged(.excellent), at: at)),
    ])
  }

  @Test func programmesAndWhoIsIn() async throws {
    let portfolio = try await portfolio()
    let before = try portfolio.json([Listed].self, "programme", "list")
    #expect(before.count == 8 && before.allSatisfy { $0.in == 0 && $0.enabled })
    #expect(before.first?.name == "onboardingOptimization" && before.first?.filter == "signed<90d")
    _ = try portfolio.run("outreach", "run")
    let shown = try portfolio.json(Shown.self, "programme", "show", "OnboardingOptimization", "id:CUST-007")
    let member = try #require(shown.members.first)
    #expect(shown.members.count == 1 && shown.content.count == 4 && shown.signals.isEmpty)
    #expect((member.customer, member.since, member.touches) == ("CUST-007", "2026-11-23", 1))
    #expect((member.lastTouch, member.nextTouch, member.until) == ("2026-11-23", "2026-11-30", nil))
    let market = try portfolio.json(Shown.self, "programme", "show", "marketIntelligence")
    #expect(market.signals.count == 4 && market.signals.allSatisfy { $0.note != nil })
    let wrong = try portfolio.run("programme", "show", "churnPreventon")
    #expect(wrong.status == 1 && wrong.errors.contains("the nearest is churnPrevention"), "\(wrong.errors)")
  }

  @Test func opportunitiesFromIdentifiedToWon() async throws {
    let portfolio = try await portfolio()
    func own() throws -> [Opportunity] {
      try portfolio.json([Opportunity].self, "expansion", "list", "id:CUST-007")
    }
    let found = try #require(try own().first)
    #expect((found.id, found.stage, found.score, found.value) == ("CUST-007/1", "identified", 15, 100))
    #expect(found.closes == "2027-03-03" && found.signals.first?.hasPrefix("Multiple business units") == true)
    _ = try portfolio.run("note", "CUST-007", "New rules from July", "--type", "Regulation")
    #expect(try own().first?.score == 19)
    #expect(try portfolio.run("expansion", "stage", "CUST-007/1", "qualified").status == 0)
    #expect(try own().map(\.stage) == ["qualified"])
    let lost = try portfolio.run("expansion", "stage", "CUST-007/1", "lost")
    #expect(lost.status != 0 && lost.errors.contains("reason"), "\(lost.errors)")
    #expect(try portfolio.run("expansion", "stage", "CUST-007", "won", "--amount", "250").status == 0)
    #expect(try own().map(\.stage) == ["won"] && own().first?.value == 250)
    let report = try portfolio.json(Pipeline.self, "report", "expansion", "id:CUST-007")
    let sum = report.expansionOpportunities
    #expect((sum.qualifiedLeads, sum.open, sum.won, sum.lost) == (1, 0, 1, 0))
    #expect((sum.conversionRate, sum.averageDealSize) == (100, 250))
    #expect(report.stages.map(\.stage) == ["identified", "qualified", "proposed", "won", "lost"])
    #expect(report.byOwner.map(\.owner) == ["dana"] && report.byQuarter.map(\.quarter) == ["2026-Q4"])
    #expect(try portfolio.run("undo").status == 0)
    #expect(try own().map(\.stage) == ["qualified"])
  }

  /// What is exported comes in again, the same byte for byte, and nothing of it fires again.
  @Test func membershipsAndOpportunitiesGoOutAndInAgain() async throws {
    let portfolio = try await portfolio()
    _ = try portfolio.run("outreach", "run")
    _ = try portfolio.run("expansion", "stage", "CUST-007", "proposed", "--closes", "2026-12-20")
    let other = try await self.portfolio()
    for kind in ["actions", "firings", "messages", "programme-members", "opportunities"] {
      let file = portfolio.folder.appending(path: "\(kind).csv")
      let text = try portfolio.run("export", kind, now: nil).output
      #expect(text.split(separator: "\n").count >= 2, "\(text)")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let taken = try other.run("import", file.path)
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(try other.run("export", kind, now: nil).output == text)
    }
    let again = try other.json(OutreachCommandTests.Report.self, "outreach", "run")
    #expect(again.firings.isEmpty, "\(again.firings)")
    #expect(try other.run("check").status == 0)
  }

  /// A database that was worked with, whose first run had passed over what stood: its files in a fresh one write to nobody, and
  /// what comes afterwards does.
  @Test func theWholeDemoGoesOutAndInAndNobodyIsWrittenToTwice() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func answer(_ database: String, _ words: [String], now: String = "2026-11-23T14:05:32Z") throws -> String {
      let run = try RunningBinary(words + ["--db", folder.appending(path: database).path, "--now", now])
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    _ = try answer("demo.db", ["demo", "--prepare"])
    var files: [String] = []
    for kind in RecordKind.allCases.map(\.rawValue) {
      let file = folder.appending(path: "\(kind).csv")
      try answer("demo.db", ["export", kind]).write(to: file, atomically: true, encoding: .utf8)
      files.append(file.path)
    }
    _ = try answer("own.db", ["import"] + files)
    #expect(try answer("own.db", ["outreach", "run", "--dry-run"]).contains("--existing fires for it, too."))
    let first = try answer("own.db", ["outreach", "run"])
    #expect(first.hasPrefix("Nothing fires.\n\nWhat has fired came with an import"), "\(first.prefix(300))")
    let later = "2026-11-24T14:05:32Z"
    let both = try ["demo.db", "own.db"].map { try answer($0, ["outreach", "run", "--format", "json"], now: later) }
    let told = try both.map { text in
      try JSONDecoder().decode(OutreachCommandTests.Report.self, from: Data(text.utf8)).firings
        .map { "\($0.customer) \($0.trigger) \($0.occasion)" }.sorted()
    }
    #expect(!told[0].isEmpty && told[0] == told[1])
  }
}
