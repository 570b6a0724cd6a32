import Foundation
import Testing

/// A report on some of the customers says on which, in every form.
@Suite struct NarrowedReportTests {
  @Test(arguments: ["portfolio", "segments", "support", "training", "onboarding", "causes", "book"])
  func whatItWasNarrowedToIsSaid(report: String) async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    func run(_ words: String...) throws -> RunningBinary { try portfolio.running(["report", report] + words) }
    let filter = "tier:professional -industry:other"
    for format in ["text", "markdown"] {
      let text = try run("tier:professional", "-industry:other", "--format", format).output
      #expect(text.hasPrefix("Only customers that match: \(filter)\n"), "\(text.prefix(80))")
      #expect(!(try run("--format", format).output.contains("Only customers")))
    }
    let json = try JSONSerialization.jsonObject(
      with: Data(run("tier:professional", "-industry:other", "--format", "json").output.utf8))
    #expect((json as? [String: Any])?["filter"] as? String == filter)
    let whole = try JSONSerialization.jsonObject(with: Data(run("--format", "json").output.utf8)) as? [String: Any]
    #expect(whole != nil && whole?["filter"] == nil, "the framework's own shape, and nothing else")
    #expect(try run("tier:professional", "-industry:other", "--format", "csv").output.contains(filter))
  }
}
