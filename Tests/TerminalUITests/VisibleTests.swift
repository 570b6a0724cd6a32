import CNcurses
import Glibc
import Statistics
import Testing

@testable import TerminalUI

@Suite struct VisibleTests {
  @Test(arguments: [
    ("plain", "plain"), ("\u{1B}]0;PWN\u{7}", "^[]0;PWN^G"), ("a\rb", "a^Mb"), ("a\tb", "a b"), ("a\nb", "a␊b"),
    ("\u{7F}", "^?"), ("\u{9B}2J", "<9B>2J"), ("\u{202E}abc", "<202E>abc"), ("\u{2066}x\u{2069}", "<2066>x<2069>"),
    ("\u{200B}", "<200B>"), ("\u{FEFF}", "<FEFF>"), ("\u{2028}", "<2028>"), ("\u{AD}", "<AD>"), ("\0", "^@"),
    ("é e\u{301} 東京 🙂", "é e\u{301} 東京 🙂"), ("\u{E0041}", "<E0041>"),
  ])
  func showsWhatCouldSteer(text: String, shown: String) {
    #expect(Visible.line(text) == shown)
  }

  @Test func nothingThatComesOutIsAControl() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        guard let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) else { continue }
        text.unicodeScalars.append(scalar)
      }
      for scalar in Visible.line(text).unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
        #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      }
      #expect(Visible.line(Visible.line(text)) == Visible.line(text))
    }
  }

  @Test func linesKeepTheirBreaks() { #expect(Visible.lines("a\n\u{1B}b\n") == "a\n^[b\n") }

  @Test func widthsAreTheTerminalLibrarys() throws {
    let locale = setlocale(LC_CTYPE, "C.UTF-8")
    try #require(locale != nil, "the C.UTF-8 locale is part of libc")
    var differing: [String] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), let own = ScalarWidth.of(scalar) else { continue }
      let theirs = Int(nc_wcwidth(value))
      if theirs >= 0, theirs != own { differing.append(String(value, radix: 16)) }
    }
    #expect(differing.isEmpty, "\(differing.count) scalars differ, first \(differing.prefix(8))")
  }
}
