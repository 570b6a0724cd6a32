import CustomerSuccess
import Foundation
import Testing

/// `forget` on the real binary: asked about, done once, not undone.
@Suite struct ForgetCommandTests {
  @Test func aPersonIsForgottenForGood() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    #expect(
      try portfolio.run("contact", "edit", "P-1", "--name", "Zelda Quux", "--email", "zelda@quux.example").status == 0)
    #expect(try portfolio.run("note", "acme", "Met Zelda Quux").status == 0)
    let doubted = try portfolio.run("forget", "contact", "P-1")
    #expect(doubted.status == 1 && doubted.errors.contains("nothing brings back") && doubted.errors.contains("--yes"))
    let done = try portfolio.run("forget", "contact", "P-1", "--yes")
    #expect(done.status == 0 && done.output == "forget contact P-1 · entry 4\n", "\(done.errors)")
    for words in [["log"], ["export", "contacts"], ["export", "activities"], ["search", "zelda"], ["show", "acme"]] {
      #expect(!(try portfolio.running(words).output.lowercased().contains("zelda")), "\(words)")
    }
    #expect(try portfolio.run("check").status == 0)
    let undo = try portfolio.run("undo", "--entry", "4")
    #expect(undo.status != 0)
    let last = try portfolio.run("undo")
    #expect(
      last.status == 1 && last.errors.contains("Entry 4, 'forget contact P-1', cannot be taken back"), "\(last.errors)")
    #expect(!(try portfolio.run("log").output.contains("undo:")), "nothing below it went in its place")
    #expect(try portfolio.run("forget", "contact", "P-1", "--yes").status == 1)
    #expect(try portfolio.run("forget", "learner", "L-1", "--yes").output == "forget learner L-1 · entry 5\n")
    #expect(try portfolio.run("export", "learners").output.contains("(forgotten)"))
  }
}
