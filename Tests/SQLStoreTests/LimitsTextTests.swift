import Testing

@testable import SQLStore

@Suite struct LimitsTextTests {
  @Test(arguments: [
    [:], ["workflows": 50], ["features": 25, "workflows": 50], ["a b": -1, "a=b": 2, "%20": 3, "100%": 4, "": 0],
  ])
  func limits_come_back(_ limits: [String: Int]) throws {
    #expect(try LimitsText.decode(LimitsText.encode(limits)) == limits)
  }

  @Test func they_read_well() {
    #expect(LimitsText.encode(["workflows": 50, "features": 25]) == "features=25 workflows=50")
  }

  @Test(arguments: ["workflows", "workflows=x", "a=1=2", "%4=1"])
  func anything_else_is_unreadable(_ text: String) {
    #expect(throws: UnreadableRow.self) { try LimitsText.decode(text) }
  }
}
