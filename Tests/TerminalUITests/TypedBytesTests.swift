import Statistics
import Testing

@testable import CursesTerminal

/// Bytes as they come from a terminal, one by one.
struct TypedBytesTests {
  private func text(_ bytes: [UInt8], _ coding: TypedBytes.Coding = .utf8) -> String {
    var typed = TypedBytes(coding)
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(contentsOf: typed.take(byte)) }
    scalars.append(contentsOf: typed.finish())
    return String(scalars)
  }

  @Test(arguments: ["Gr\u{FC}\u{DF}e Jos\u{E9} \u{65E5}\u{672C} \u{1F469}\u{200D}\u{1F4BB}", "e\u{301}", "plain", ""])
  func textIsKept(_ words: String) {
    #expect(Array(text(Array(words.utf8)).unicodeScalars) == Array(words.unicodeScalars))
  }

  /// A byte of another coding takes none of its neighbours along.
  @Test func whatIsNoCharacterIsSeen() {
    #expect(text(Array("Jos".utf8) + [0xE9] + Array(" and company".utf8)) == "Jos\u{FFFD} and company")
    #expect(text([0xE6, 0x97]) == "\u{FFFD}", "the rest of it never came")
  }

  /// As the standard library reads the same bytes at once.
  @Test func anyBytesAreReadAsTheStandardHasIt() {
    var random = SplitMix64(seed: 5)
    let likely: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC3, 0xE0, 0xE6, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    for _ in 0..<4000 {
      let bytes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        likely.randomElement(using: &random) ?? UInt8.random(in: 0...255, using: &random)
      }
      #expect(
        Array(text(bytes).unicodeScalars) == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), "\(bytes)")
    }
  }
}
