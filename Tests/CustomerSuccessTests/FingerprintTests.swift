import CustomerSuccess
import Testing

/// Names of files, keys of calls and the rules' mark are made of it and kept: it never changes.
@Suite struct FingerprintTests {
  /// As published with FNV-1a.
  @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func itIsFNV1a(_ text: String, _ expected: String) {
    #expect(Fingerprint(text).text == expected)
  }

  @Test func whereATextEndsMakesADifference() {
    #expect(Fingerprint(each: ["ab", "c"]) != Fingerprint(each: ["a", "bc"]))
    #expect(Fingerprint(each: ["ab"]) != Fingerprint("ab"))
    #expect(Fingerprint(each: []) == Fingerprint(""))
  }
}
