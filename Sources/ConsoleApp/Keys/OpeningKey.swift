import TerminalUI

extension TextField {
  /// The key that opens a line to narrow or search by, pressed where one is open and still empty, opens it: it is no text.
  mutating func press(_ key: Key, openedBy opening: Character) {
    if key == .character(opening), text.isEmpty { return }
    press(key)
  }
}
