import Foundation
import Testing

/// Rows that are left out: what is said of them, and how it ends.
extension ImportCommandTests {
  /// Every wrong row is named at once, and behind what breaks a file off nothing is offered.
  @Test func onlyWhatRejectsTakesIsOffered() async throws {
    let portfolio = try await SmallPortfolio()
    let two = try write(Self.head + "N-1,One\nN-2,Two,gold,other,small,,2024-01-10\n", "a.csv", in: portfolio)
    let both = try portfolio.run("import", two).errors
    #expect(both.contains("a.csv:2") && both.contains("a.csv:3: tier"), "\(both)")
    let broken = try write(Self.head + "N-1,\"One,starter,other,small,,2024-01-10\n", "b.csv", in: portfolio)
    let run = try portfolio.run("import", broken)
    #expect(run.status == 2 && !run.errors.contains("--rejects"), "\(run.errors)")
  }

  /// A row that is left out is named with all that is wrong with it.
  @Test func allThatIsWrongWithARowIsNamed() async throws {
    let portfolio = try await SmallPortfolio()
    let text = Self.head + "N-1,One,starter,other,small,,2024-01-10\nN-2,Two,gold,other,huge,,soon\n"
    let file = try write(text, "a.csv", in: portfolio)
    let rejects = portfolio.folder.appending(path: "r.csv").path
    let run = try portfolio.run("import", file, "--rejects", rejects, "--format", "json")
    let reason = try #require(try report(run).files[0].leftOut.first?.reason)
    let parts = ["tier: found 'gold'", "; size: found 'huge'", "; signed_up: found 'soon'"]
    #expect(parts.allSatisfy(reason.contains), "\(reason)")
    #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains("size: found 'huge'"))
  }

  /// The others come in unless the mapping says that none do; who wants them all the same says it in the call.
  @Test(arguments: [nil, "leave_out", "refuse"] as [String?])
  func aMappingSaysWhetherTheOthersComeIn(rule: String?) async throws {
    let portfolio = try await SmallPortfolio()
    let mapping = portfolio.folder.appending(path: "m.yaml").path
    try """
    name: m
    files:
      c:
        kind: customers
    \(rule.map { "    wrong_values: \($0)\n" } ?? "")    columns: [Id, Name, Tier]
        fields: {id: Id, name: Name, tier: Tier, industry: {constant: other}, size: {constant: small}, signed_up: {constant: "2024-01-01"}}

    """.write(toFile: mapping, atomically: true, encoding: .utf8)
    let file = try write("Id,Name,Tier\nN-1,One,starter\nN-2,Two,gold\n", "c.csv", in: portfolio)
    let dry = try portfolio.run("import", "--dry-run", "--map", mapping, file)
    #expect(dry.status == 2, "\(dry)")
    if rule != "refuse" { #expect(dry.output.contains("c.csv:3: tier: found 'gold'"), "\(dry.output)") }
    let run = try portfolio.run("import", "--map", mapping, file)
    #expect(run.status == 2, "\(run)")
    #expect(run.errors.contains("Nothing was imported. --rejects FILE") == (rule == "refuse"), "\(run.errors)")
    #expect(try (portfolio.run("show", "N-1").status == 0) == (rule != "refuse"))
    let rejects = portfolio.folder.appending(path: "r.csv").path
    #expect(try portfolio.run("import", "--map", mapping, file, "--rejects", rejects).status == 0)
    #expect(try portfolio.run("show", "N-1").status == 0)
  }

  /// The others are in, and who looks at nothing but the exit code knows that some are not.
  @Test func theExitCodeTellsThatRowsWereLeftOut() async throws {
    let portfolio = try await SmallPortfolio()
    let head = "Id,Subject,Created at,Priority,Status,Organization\n"
    let known = "4,Login,2026-11-23T10:00:00Z,High,Open,CUST-001\n"
    let text = head + known + "5,No mail,2026-11-23T10:00:00Z,High,Open,NOBODY\n"
    let call = ["import", "--map", "zendesk-tickets", try write(text, "z.csv", in: portfolio)]
    for isDry in [true, false] {
      let run = try run(isDry ? call + ["--dry-run"] : call, portfolio)
      #expect(run.status == 2 && run.output.contains("z.csv:3: customer: found 'NOBODY'"), "\(run)")
      #expect(
        run.errors.hasPrefix("1 row could not be used; the others \(isDry ? "can be" : "are in")."), "\(run.errors)")
    }
    #expect(try portfolio.run("ticket", "show", "ZD-4").status == 0)
    let whole = ["import", "--map", "zendesk-tickets", try write(head + known, "y.csv", in: portfolio)]
    #expect(try run(whole, portfolio).status == 0)
    let rejects = portfolio.folder.appending(path: "r.csv").path
    #expect(try run(call + ["--rejects", rejects], portfolio).status == 0, "they were asked for")
  }

  @Test func aFileOfWhichNothingCanBeUsedFails() async throws {
    let portfolio = try await SmallPortfolio()
    let text = "Id,Subject,Created at,Priority,Status,Organization\n5,No mail,2026-11-23T10:00:00Z,High,Open,NOBODY\n"
    let file = try write(text, "z.csv", in: portfolio)
    let run = try portfolio.run("import", "--map", "zendesk-tickets", "--format", "json", file)
    #expect(run.status == 1)
    #expect(run.errors.contains("z.csv can be used; nothing was imported."))
    #expect(try report(run).files.map(\.used) == [0])
    let inbox = portfolio.folder.appending(path: "inbox")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    let landed = inbox.appending(path: "z.csv").path
    try FileManager.default.moveItem(atPath: file, toPath: landed)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: landed)
    let watch = try portfolio.run("watch", inbox.path, "--once", "--map", "zendesk-tickets")
    #expect(watch.status == 2 && watch.output.contains("failed/z.csv"), "\(watch)")
  }
}
