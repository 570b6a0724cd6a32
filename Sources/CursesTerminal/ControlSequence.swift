import TerminalUI

/// A control sequence the terminal database does not know of, such as keys with modifiers under TERM=screen-256color: read as
/// xterm's, and swallowed whole if it is not, so that its letters are not taken for keys.
enum ControlSequence {
  /// What follows `ESC [`: `1;5` and `D`. nil for sequences that are no key.
  static func key(_ parameters: String, final: Unicode.Scalar) -> Key? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { UInt8($0) ?? 0 }
    let modifiers = numbers.count > 1 && (2...8).contains(numbers[1]) ? Modifiers(rawValue: numbers[1] - 1) : []
    if final == "Z" { return .backTab }
    if let number = function(numbers.first ?? 0, final) { return .f(number) }
    guard let motion = motion(numbers.first ?? 0, final) else { return nil }
    return modifiers.isEmpty ? motion.key : .modified(modifiers, motion)
  }

  private static func motion(_ number: UInt8, _ final: Unicode.Scalar) -> Motion? {
    switch (final, number) {
    case ("A", _): .up
    case ("B", _): .down
    case ("C", _): .right
    case ("D", _): .left
    case ("H", _), ("~", 1), ("~", 7): .home
    case ("F", _), ("~", 4), ("~", 8): .end
    case ("~", 2): .insert
    case ("~", 3): .delete
    case ("~", 5): .pageUp
    case ("~", 6): .pageDown
    default: nil
    }
  }

  private static func function(_ number: UInt8, _ final: Unicode.Scalar) -> Int? {
    switch (final, number) {
    case ("P", _): 1
    case ("Q", _): 2
    case ("R", _): 3
    case ("S", _): 4
    case ("~", 11...15): Int(number) - 10
    case ("~", 17...21): Int(number) - 11
    case ("~", 23...24): Int(number) - 12
    default: nil
    }
  }
}

extension Motion {
  fileprivate var key: Key {
    switch self {
    case .up: .up
    case .down: .down
    case .left: .left
    case .right: .right
    case .home: .home
    case .end: .end
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .delete: .delete
    case .insert: .insert
    }
  }
}
