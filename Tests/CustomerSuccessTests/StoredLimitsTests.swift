import CustomerSuccess
import Testing

@Suite struct StoredLimitsTests {
  @Test(arguments: [
    [:], ["workflows": 50], ["features": 25, "workflows": 50], ["a b": -1, "a=b": 2, "%20": 3, "100%": 4, "": 0],
  ])
  func limits_come_back(_ limits: [String: Int]) throws {
    #expect(try StoredLimitsForm.read(StoredLimitsForm.text(limits)) == limits)
  }

  @Test func they_read_well() {
    #expect(StoredLimitsForm.text(["workflows": 50, "features": 25]) == "features=25 workflows=50")
  }

  @Test(arguments: ["workflows", "workflows=x", "a=1=2", "%4=1"])
  func anything_else_is_unreadable(_ text: String) {
    #expect(throws: Refusal.self) { try StoredLimitsForm.read(text) }
  }
}
