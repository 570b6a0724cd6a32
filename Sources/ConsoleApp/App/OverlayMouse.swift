import CustomerSuccess
import TerminalUI

/// What a click has met of something above the screen.
enum OverlayHit {
  case row
  /// Inside, on nothing that can be chosen.
  case inside
  case outside
}

/// The mouse while something stands above the screen: a click chooses what it points at, a double click opens it, the wheel
/// moves. Nothing that somebody has typed goes away by a click.
extension Console {
  mutating func mouseAbove(_ mouse: Mouse) -> [Effect] {
    switch mouse.kind {
    case .wheelUp: return scrollAbove(.up)
    case .wheelDown: return scrollAbove(.down)
    case .press where mouse.button == .left: return clickAbove(mouse.at)
    case .doubleClick where mouse.button == .left: return hitAbove(mouse.at) == .row ? press(.enter) : []
    case .press, .doubleClick, .release, .drag: return []
    }
  }

  private mutating func scrollAbove(_ key: Key) -> [Effect] {
    switch overlay {
    case .palette, .search, .log, .workload, .sources, .plan, .difference, .moments, .help, .why, .importing: break
    case .form, .conflict, .doubt, .export, .filter, .comparison, nil: return []
    }
    return (0..<3).flatMap { _ in press(key) }
  }

  private mutating func clickAbove(_ point: Point) -> [Effect] {
    switch overlay {
    case .form(var form):
      form.click(point, on: size)
      overlay = .form(form)
    case .filter:
      // The list has followed the letters: a click beside the line goes on from there.
      guard point.y < size.height - 1 else { return [] }
      overlay = nil
      return click(point, isDouble: false)
    case .help, .why, .workload, .sources, .plan, .difference, .comparison, .moments, .log:
      // Nothing is typed here that would be missed.
      if hitAbove(point) == .outside { overlay = nil }
    case .palette(let palette):
      guard hitAbove(point) == .row, case .palette(let now) = overlay else { return [] }
      return palette == now ? [] : preview(now.highlighted)
    case .search, .export, .conflict, .doubt, .importing, nil: _ = hitAbove(point)
    }
    return []
  }

  /// Chooses the row at a point of the screen.
  private mutating func hitAbove(_ point: Point) -> OverlayHit {
    let hit: OverlayHit
    switch overlay {
    case .palette(var view):
      hit = view.click(point, on: size)
      view.meaning = meaning(of: view)
      overlay = .palette(view)
    case .search(var view):
      hit = view.click(point, on: size)
      overlay = .search(view)
    case .log(var view):
      hit = view.click(point, on: size)
      overlay = .log(view)
    case .workload(var view):
      hit = view.click(point, on: size)
      overlay = .workload(view)
    case .sources(var view):
      hit = view.click(point, on: size)
      overlay = .sources(view)
    case .plan(var view):
      hit = view.click(point, on: size)
      overlay = .plan(view)
    case .difference(var view):
      hit = view.click(point, on: size)
      overlay = .difference(view)
    case .moments(var view):
      hit = view.click(point, on: size)
      overlay = .moments(view)
    case .export(var view):
      hit = view.click(point, on: size)
      overlay = .export(view)
    case .importing(var wizard):
      hit = wizard.click(point, on: size)
      overlay = .importing(wizard)
    case .comparison(let view): hit = view.place(on: size).contains(point) ? .inside : .outside
    case .why(let view): hit = view.place(on: size).contains(point) ? .inside : .outside
    case .help(let view): hit = view.place(on: size).contains(point) ? .inside : .outside
    case .form, .filter, .conflict, .doubt, nil: hit = .inside
    }
    return hit
  }
}

extension Dialog {
  /// Where its content stands on a screen.
  func content(on size: Size) -> Rect {
    place(on: Rect(x: 0, y: 0, width: size.width, height: size.height)).inset(horizontal: 2, vertical: 1)
  }

  /// The row of a list that a point of the screen is on; `top` is the list's first row within the content.
  func row(at point: Point, on size: Size, from top: Int, count: Int) -> (hit: OverlayHit, row: Int) {
    let whole = place(on: Rect(x: 0, y: 0, width: size.width, height: size.height))
    guard whole.contains(point) else { return (.outside, 0) }
    let content = content(on: size)
    let row = point.y - content.y - top
    return content.contains(point) && (0..<count).contains(row) ? (.row, row) : (.inside, 0)
  }
}
