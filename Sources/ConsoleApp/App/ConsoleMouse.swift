import TerminalUI

extension Console {
  private static let wheelRows = 3

  mutating func mouse(_ mouse: Mouse) -> [Effect] {
    if overlay != nil { return mouseAbove(mouse) }
    switch mouse.kind {
    case .wheelUp: return wheel(at: mouse.at, by: -Console.wheelRows)
    case .wheelDown: return wheel(at: mouse.at, by: Console.wheelRows)
    case .press where mouse.button == .left: return click(mouse.at, isDouble: false)
    case .doubleClick where mouse.button == .left: return click(mouse.at, isDouble: true)
    case .press, .doubleClick, .release, .drag: return []
    }
  }

  private func pane(at point: Point) -> PaneID? { places.first { $0.value.contains(point) }?.key }

  private mutating func wheel(at point: Point, by rows: Int) -> [Effect] {
    guard let id = pane(at: point) else { return [] }
    return holding(id) { $0.with(id) { $0.wheel(by: rows, in: $1) } } ?? []
  }

  mutating func click(_ point: Point, isDouble: Bool) -> [Effect] {
    if point.y == 0 {
      if let target = TabLine(self).screen(at: point.x) { show(target) }
      return []
    }
    guard let id = pane(at: point), let inside = places[id]?.inset() else { return [] }
    giveKeys(to: id, of: screen.id)
    guard inside.contains(point) else { return [] }
    let place = Point(x: point.x - inside.x, y: point.y - inside.y)
    return with(id) { $0.click(at: place, isDouble: isDouble, in: $1) } ?? []
  }
}
