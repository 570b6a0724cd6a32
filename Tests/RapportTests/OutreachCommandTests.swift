import CustomerSuccess
import Foundation
import Testing

/// `outreach run`, `simulate`, `list`, `show`, `mute` and `why`: their JSON.
@Suite struct OutreachCommandTests {
  struct Report: Decodable, Equatable {
    var entry: Int?
    var firings: [Firing]
    var escalated: [Firing]
    var messages: [Message]
    var nearly: [Nearly]?

    struct Firing: Decodable, Equatable {
      var id: String?
      var date, customer, trigger, occasion, why: String
      var reason: [String: String]
    }

    struct Message: Decodable, Equatable {
      var id: String?
      var date, customer, trigger, occasion, fired, state, why: String
      var contact: String?
    }

    struct Nearly: Decodable, Equatable { var customer, trigger, fails: String }
  }

  struct Why: Decodable {
    var kind, id, customer: String
    var rule, muted, origin: String?
    var firing: Report.Firing?
    var actions: [String]
    var messages: [Report.Message]
  }

  /// It renews so many days after 23 November.
  private func portfolio(renewsIn days: Int = 14) async throws -> SmallPortfolio {
    var customer = SmallPortfolio.customer(7, "Seven", .starter, .other, .small, owner: "dana")
    let today = LocalDate(day: 20_780)
    (customer.signedUp, customer.renews) = (today - 100, today + days)
    return try await SmallPortfolio(extra: [
      .customer(customer), .contact(Contact(id: "CON-7", customer: customer.id, name: "Pat", isPrimary: true)),
    ])
  }

  private func run(_ portfolio: borrowing SmallPortfolio, _ now: String = SmallPortfolio.now) throws -> Report {
    try portfolio.json(Report.self, "outreach", "run", "--only", "renewalReminders", now: now)
  }

  @Test func runTwiceNothingTwice() async throws {
    let portfolio = try await portfolio()
    let dry: Report = try portfolio.json(Report.self, "outreach", "run", "--dry-run", "--only", "renewalReminders")
    let first = try run(portfolio)
    let own = first.firings.filter { $0.customer == "CUST-007" }
    #expect(own.map(\.occasion) == ["2026-12-07/14"] && own.first?.date == "2026-11-23")
    #expect(own.first?.reason == ["renews": "2026-12-07", "step": "14", "daysLeft": "14", "passedOver": "60 30"])
    #expect(dry.firings.map(\.occasion) == first.firings.map(\.occasion) && dry.entry == nil && dry.nearly != nil)
    let message = try #require(first.messages.first { $0.customer == "CUST-007" })
    #expect((message.state, message.contact, message.fired, message.why) == ("drafted", "CON-7", "2026-11-23", ""))
    #expect(first.entry != nil)
    #expect(try run(portfolio) == Report(firings: [], escalated: [], messages: []))
    #expect(
      try run(portfolio, "2026-11-30T23:00:00Z").firings.filter { $0.customer == "CUST-007" }.map(\.occasion) == [
        "2026-12-07/7"
      ])
  }

  /// Whatever a run changes it tells, and a dry run before it the same: a message that waits for another reason now, too.
  @Test func aMessageHeldForAnotherReasonIsTold() async throws {
    let portfolio = try await portfolio(renewsIn: 8)
    let held = try #require(try run(portfolio).messages.first { $0.customer == "CUST-007" })
    #expect(held.state == "held" && held.why == "reserved for the renewal reminder of 2026-11-24")
    let next = "2026-11-24T14:05:32Z"
    let dry = try portfolio.json(Report.self, "outreach", "run", "--dry-run", "--only", "renewalReminders", now: next)
    let later = try run(portfolio, next)
    let own = later.messages.filter { $0.customer == "CUST-007" }
    #expect(own.map(\.occasion).sorted() == ["2026-12-01/14", "2026-12-01/7"])
    #expect(own.first { $0.occasion == "2026-12-01/7" }?.state == "drafted")
    #expect(own.first { $0.id == held.id }?.why == "CON-7 had a message on 2026-11-24, the next from 2026-11-27")
    #expect(dry.messages.filter { $0.customer == "CUST-007" }.map(\.why) == own.map(\.why))
    #expect(try run(portfolio, next) == Report(firings: [], escalated: [], messages: []))
  }

  /// What fires by a mistyped year never fires in the right one.
  @Test(arguments: [
    ("2062-11-30T23:00:00Z", "lies more than five years after the last entry of the log"),
    ("2025-11-30T23:00:00Z", "lies before the last run, of 2026-11-23"),
  ])
  func aMomentThatCannotBeMeantIsAskedAbout(moment: String, words: String) async throws {
    let portfolio = try await portfolio()
    _ = try run(portfolio)
    let call = ["outreach", "run", "--db", portfolio.database.path, "--now", moment]
    let refused = try RunningBinary(call)
    #expect(refused.status == 1 && refused.errors.contains("--now: \(moment) \(words)"), "\(refused.errors)")
    #expect(refused.errors.contains("--yes runs all the same. Nothing was done."))
    #expect(try RunningBinary(call + ["--dry-run"]).status == 0)
    #expect(try RunningBinary(call + ["--yes"]).status == 0)
  }

  /// `undo` of an import takes along what a run has made of it, and says so; `redo` brings both back.
  @Test func anUndoneImportTakesItsOutreachAlong() async throws {
    let portfolio = try await portfolio()
    let file = portfolio.folder.appending(path: "new.csv")
    try "id,name,tier,industry,size,owner,signed_up,renews\nN-1,New,starter,other,small,dana,2026-01-01,2026-12-07\n"
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try portfolio.run("import", file.path).status == 0)
    let fired = try portfolio.json(Report.self, "outreach", "run", "--only", "renewalReminders")
    #expect(fired.firings.contains { $0.customer == "N-1" })
    let entry = try #require(fired.entry) - 1
    let undo = try portfolio.run("undo", "--entry", "\(entry)")
    #expect(undo.status == 0 && undo.output.contains("import new.csv and its outreach"), "\(undo)")
    #expect(try portfolio.run("show", "N-1").status != 0)
    let redo = try portfolio.run("redo")
    #expect(redo.status == 0 && redo.output.contains("import new.csv and its outreach"), "\(redo)")
    let list = try portfolio.run("outreach", "list", "--firings").output
    #expect(list.contains("New"), "\(list)")
  }

  /// What was undone is decided, and whoever undoes it is told so.
  @Test func anUndoneRunSaysThatItIsDealtWith() async throws {
    let portfolio = try await portfolio()
    _ = try run(portfolio)
    let undo = try portfolio.run("undo", "--entry", "2", "--as", "dana")
    #expect(undo.status == 0, "\(undo.errors)")
    #expect(undo.errors.contains("what it fired is dealt with: it fires again at the next occasion only"))
    #expect(try run(portfolio) == Report(firings: [], escalated: [], messages: []))
    #expect(try run(portfolio, "2026-11-30T23:00:00Z").firings.contains { $0.occasion == "2026-12-07/7" })
  }

  @Test func whyNamesTheRuleTheNumbersTheMoment() async throws {
    let portfolio = try await portfolio()
    let first = try run(portfolio)
    let id = try #require(first.firings.first { $0.customer == "CUST-007" }?.id)
    let why: Why = try portfolio.json(Why.self, "why", id)
    #expect((why.kind, why.customer) == ("firing", "CUST-007"))
    #expect(why.rule == "The contract renews on 7 December 2026: 14 days left, step 14. Passed over: 60, 30.")
    let action = try #require(why.actions.first)
    let ofAction: Why = try portfolio.json(Why.self, "why", action.lowercased())
    #expect(ofAction.kind == "action" && ofAction.firing?.id == id)
    let message = try #require(why.messages.first?.id)
    let ofMessage: Why = try portfolio.json(Why.self, "outreach", "show", message)
    #expect(ofMessage.kind == "message" && ofMessage.firing?.id == id)
    let text = try portfolio.run("why", id).output
    #expect(text.contains("Fired on 2026-11-23 as \(id)") && text.contains("Automated email sequence"), "\(text)")
    let missing = try portfolio.run("why", "FIR-99")
    #expect(missing.status == 1 && missing.errors.contains("no action item, firing or message 'FIR-99'"))
    for arguments in [["outreach", "list"], ["outreach", "list", "--firings"]] {
      let list = try RunningBinary(
        arguments + ["CUST-007", "--db", portfolio.database.path, "--now", SmallPortfolio.now])
      #expect(list.status == 0 && list.output.contains("Renewal") && list.output.contains("Seven"), "\(list.output)")
    }
  }

  @Test func mutedTriggersAreSilent() async throws {
    let portfolio = try await portfolio()
    let mute = try portfolio.run(
      "outreach", "mute", "CUST-007", "renewalReminders", "--reason", "in talks", "--until", "7d")
    #expect(mute.status == 0, "\(mute.errors)")
    #expect(try run(portfolio).firings.allSatisfy { $0.customer != "CUST-007" })
    let dry: Report = try portfolio.json(Report.self, "outreach", "run", "--dry-run")
    #expect(
      dry.nearly?.contains { $0.customer == "CUST-007" && $0.fails == "muted until 30 November 2026: in talks" } == true
    )
    #expect(try portfolio.run("outreach", "unmute", "CUST-007", "renewal").status == 0)
    #expect(try run(portfolio).firings.map(\.customer).contains("CUST-007"))
    let again = try portfolio.run("outreach", "unmute", "CUST-007", "renewalReminders")
    #expect(again.status == 1 && again.errors.contains("not muted"), "\(again.errors)")
    let wrong = try portfolio.run("outreach", "run", "--only", "renewals")
    #expect(wrong.status == 64 && wrong.errors.contains("renewalReminders"), "\(wrong.errors)")
  }

  /// Day by day, the same twice, and nothing is written.
  @Test func simulateLivesTheDaysThrough() async throws {
    let portfolio = try await portfolio(renewsIn: 61)
    let arguments = ["outreach", "simulate", "--from", "2026-11-24", "--days", "61"]
    func simulate(_ more: String...) throws -> RunningBinary {
      try RunningBinary(arguments + more + ["--db", portfolio.database.path, "--format", "json"])
    }
    let first = try simulate()
    #expect(first.status == 0, "\(first.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(first.output.utf8))
    let own = report.firings.filter { $0.customer == "CUST-007" && $0.trigger == "renewalReminders" }
    #expect(
      own.map { "\($0.date) \($0.occasion)" } == [
        "2026-11-24 2027-01-23/60", "2026-12-24 2027-01-23/30", "2027-01-09 2027-01-23/14", "2027-01-16 2027-01-23/7",
        "2027-01-22 2027-01-23/1",
      ])
    #expect(
      report.messages.filter { $0.customer == "CUST-007" }.allSatisfy { $0.state == "drafted" && $0.date == $0.fired })
    #expect(try simulate().output == first.output)
    #expect(try portfolio.run("outreach", "list", "--firings").output.contains("CUST-007") == false)
    let wrong = try portfolio.run("outreach", "simulate", "--from", "tomorrow", "--days", "3")
    #expect(wrong.status == 64 && wrong.errors.contains("2026-12-01"), "\(wrong.errors)")
  }

  /// What is exported comes in again, the same byte for byte, and nothing of it fires again.
  @Test func filesGoOutAndInAgain() async throws {
    let portfolio = try await portfolio()
    _ = try run(portfolio)
    _ = try portfolio.run("outreach", "mute", "CUST-007", "usageLimitWarnings", "--reason", "known")
    let other = try await self.portfolio()
    for kind in ["actions", "firings", "mutes", "messages"] {
      let file = portfolio.folder.appending(path: "\(kind).csv")
      let text = try portfolio.run("export", kind, now: nil).output
      #expect(text.split(separator: "\n").count >= 2, "\(text)")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let taken = try other.run("import", file.path)
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(try other.run("export", kind, now: nil).output == text)
    }
    #expect(try run(other).firings.isEmpty)
    #expect(try other.run("check").status == 0)
  }

  /// The demo's triggers have been at work, and have left its figures as they are.
  @Test func theDemoHasFiringsAndItsFigures() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func answer(_ words: String...) throws -> String {
      let run = try RunningBinary(
        words + ["--db", folder.appending(path: "demo.db").path, "--now", "2026-11-23T14:05:32Z"])
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    _ = try answer("demo", "--prepare")
    #expect(try answer("outreach", "run") == "Nothing fires.\n")
    #expect(
      try answer("list", "customers", "health:fair,poor actions=0", "--format", "csv").split(separator: "\n").count
        == 46)
    let states = try answer("outreach", "list", "--format", "csv")
    #expect(states.contains("drafted") && states.contains("held"))
    #expect(try answer("outreach", "list", "--firings", "--format", "csv").contains("FIR-12,"))
  }
}
