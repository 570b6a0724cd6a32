import CustomerSuccess
import Testing

/// Which name was meant by one that may be a name itself.
@Suite struct LikelyMeantTests {
  private static let known = ["sessions", "reports", "workflows", "level 1", "aiRequests"]

  @Test(
    arguments: [
      ("sesions", "sessions"), ("Sessions", "sessions"), ("sessoins", "sessions"), ("workflow", "workflows"),
      ("ai-requests", "aiRequests"), ("sessions", nil), ("exports", nil), ("level 2", nil), ("invoices", nil),
      ("", nil),
    ] as [(String, String?)])
  func aSlipIsTold(name: String, meant: String?) { #expect(likelyMeant(by: name, among: Self.known) == meant) }
}
