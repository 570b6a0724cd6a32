import CustomerSuccess
import Testing

/// What is suggested is truly near: a suggestion that has little in common with what was typed is worse than none.
@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("FOO", nil), ("EUT", "EUR"), ("ERU", "EUR"), ("XYZ", nil), ("usd", "USD"), ("US", "USD"), ("Z", nil),
    ] as [(String, String?)])
  func ofACodeOneLetterMayBeWrong(_ typed: String, _ near: String?) {
    #expect(nearestName(to: typed, among: ["AOA", "EUR", "USD", "GBP"]) == near)
  }

  @Test(
    arguments: [("foldr", "folder"), ("naem", "name"), ("companny name", "Company name"), ("owner", nil)]
      as [(String, String?)])
  func ofANameAboutAThird(_ typed: String, _ near: String?) {
    #expect(nearestName(to: typed, among: ["folder", "name", "Company name"]) == near)
  }
}
