internal import CNcurses
import TerminalUI

/// What ncurses' codes mean.
@MainActor
enum CursesKeys {
  /// A key for a character as the terminal sent it; nil for what is no character.
  static func typed(_ code: Int32) -> Key? {
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else { return nil }
    switch scalar.value {
    case 0: return .control(" ")
    case 8, 127: return .backspace
    case 9: return .tab
    case 10, 13: return .enter
    case 27: return .escape
    case 1...26: return .control(Character(Unicode.Scalar(UInt8(scalar.value + 96))))
    case 28...31: return .control(Character(Unicode.Scalar(UInt8(scalar.value + 64))))
    case 0x80...0x9F: return nil
    default: return .character(Character(scalar))
    }
  }

  /// The named keys of this terminal. Those with modifiers have names (`kLFT5`) and a number that differs by terminal.
  static func table() -> [Int32: Key] {
    var table = plain
    for number in 1...24 { table[KEY_F0 + Int32(number)] = .f(number) }
    for code in Int32(KEY_MAX)..<(Int32(KEY_MAX) + 200) {
      guard let name = keyname(code), let key = extended(String(cString: name)) else { continue }
      table[code] = key
    }
    return table
  }

  private static let plain: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
    KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown, KEY_FIND: .home, KEY_SELECT: .end,
    KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert,
    KEY_SR: .modified(.shift, .up), KEY_SF: .modified(.shift, .down),
    KEY_SLEFT: .modified(.shift, .left), KEY_SRIGHT: .modified(.shift, .right),
    KEY_SHOME: .modified(.shift, .home), KEY_SEND: .modified(.shift, .end),
    KEY_SPREVIOUS: .modified(.shift, .pageUp), KEY_SNEXT: .modified(.shift, .pageDown),
    KEY_SDC: .modified(.shift, .delete), KEY_SIC: .modified(.shift, .insert),
  ]

  private static let motions: [(String, Motion)] = [
    ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home), ("kEND", .end),
    ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
  ]

  /// xterm's scheme: the number after the name is one more than shift 1, alt 2, ctrl 4.
  static func extended(_ name: String) -> Key? {
    for (prefix, motion) in motions where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      guard let number = rest.isEmpty ? 2 : UInt8(rest), (2...8).contains(number) else { return nil }
      return .modified(Modifiers(rawValue: number - 1), motion)
    }
    return nil
  }
}
