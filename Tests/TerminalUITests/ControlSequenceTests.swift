import Testing

@testable import CursesTerminal
@testable import TerminalUI

@Suite struct ControlSequenceTests {
  @Test(arguments: [
    ("1;5", "D", Key.modified(.control, .left)), ("1;2", "A", .modified(.shift, .up)), ("", "B", .down),
    ("", "H", .home),
    ("1;8", "F", .modified([.shift, .alt, .control], .end)), ("3;3", "~", .modified(.alt, .delete)),
    ("5", "~", .pageUp),
    ("2", "~", .insert), ("15", "~", .f(5)), ("17", "~", .f(6)), ("24", "~", .f(12)), ("1;2", "P", .f(1)),
    ("", "Z", .backTab),
    ("16", "~", nil), ("", "I", nil), ("200", "~", nil), ("99;99", "c", nil), ("1;9", "C", .right), (";;;", "x", nil),
  ])
  func readsXtermsKeysAndSwallowsTheRest(parameters: String, final: Unicode.Scalar, key: Key?) {
    #expect(ControlSequence.key(parameters, final: final) == key)
  }

  @Test(arguments: [
    ("kLFT5", Key.modified(.control, .left)), ("kUP", .modified(.shift, .up)), ("kDC3", .modified(.alt, .delete)),
    ("kPRV8", .modified([.shift, .alt, .control], .pageUp)), ("kLFT1", nil), ("kLFT9", nil), ("kLFTx", nil),
    ("kXX5", nil),
  ])
  @MainActor func readsTheNamesOfKeysWithModifiers(name: String, key: Key?) {
    #expect(CursesKeys.extended(name) == key)
  }
}
