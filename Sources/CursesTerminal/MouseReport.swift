import Glibc
import TerminalUI

/// A mouse report in SGR form: what stands between `ESC [ <` and its final `M` or `m`.
enum MouseReport {
  static func read(_ report: String, isRelease: Bool) -> Mouse? {
    let numbers = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let code = numbers[0], let x = numbers[1], let y = numbers[2], x > 0, y > 0 else {
      return nil
    }
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    guard let (kind, button) = action(code & ~28, isRelease: isRelease) else { return nil }
    return Mouse(kind: kind, button: button, at: Point(x: x - 1, y: y - 1), modifiers: modifiers)
  }

  private static func action(_ code: Int, isRelease: Bool) -> (Mouse.Kind, Mouse.Button)? {
    switch code {
    case 64: return (.wheelUp, .none)
    case 65: return (.wheelDown, .none)
    case 0...2: return (isRelease ? .release : .press, button(code))
    case 32...35: return (.drag, button(code - 32))
    default: return nil
    }
  }

  private static func button(_ number: Int) -> Mouse.Button {
    switch number {
    case 0: .left
    case 1: .middle
    case 2: .right
    default: .none
    }
  }
}

/// Makes a double click of two quick presses on one cell.
struct ClickCounter {
  private static let limit: Duration = .milliseconds(400)
  private var last: (mouse: Mouse, at: ContinuousClock.Instant)?

  mutating func counted(_ mouse: Mouse, at now: ContinuousClock.Instant = .now) -> Mouse {
    guard mouse.kind == .press else { return mouse }
    if let last, last.mouse == mouse, now - last.at <= ClickCounter.limit {
      self.last = nil
      var double = mouse
      double.kind = .doubleClick
      return double
    }
    last = (mouse, now)
    return mouse
  }
}
