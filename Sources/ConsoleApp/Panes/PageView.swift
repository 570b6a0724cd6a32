import TerminalUI

/// The place in a page of lines: which line the cursor is on, and which one stands at the top.
struct PageView: Hashable, Sendable {
  private(set) var chosen = 0
  private(set) var top = 0
  /// What the chosen line is about: the cursor goes where that goes.
  private var key: PageLine.Key?

  /// The line the cursor is on; nil on a page without a stop.
  func stop(in page: [PageLine]) -> Int? {
    let stands = page.indices.contains(chosen) && page[chosen].isStop
    if let key, !stands || page[chosen].key != key, let moved = page.firstIndex(where: { $0.isStop && $0.key == key }) {
      return moved
    }
    return stands ? chosen : page.firstIndex { $0.isStop }
  }

  /// Another page begins at its top.
  mutating func restart() { self = PageView() }

  mutating func move(_ move: ListMove, in page: [PageLine], height: Int) {
    let stops = page.indices.filter { page[$0].isStop }
    guard let first = stops.first, let last = stops.last else { return }
    let step = max(1, height - 1)
    // Before the first move the cursor stands on the first stop, wherever that is.
    chosen = stop(in: page) ?? first
    switch move {
    case .down: chosen = stops.first { $0 > chosen } ?? last
    case .up: chosen = stops.last { $0 < chosen } ?? first
    case .pageDown: chosen = stops.first { $0 >= chosen + step } ?? last
    case .pageUp: chosen = stops.last { $0 <= chosen - step } ?? first
    case .halfPageDown: chosen = stops.first { $0 >= chosen + step / 2 } ?? last
    case .halfPageUp: chosen = stops.last { $0 <= chosen - step / 2 } ?? first
    case .top: chosen = first
    case .bottom: chosen = last
    }
    key = page[chosen].key
    keepInSight(page, height: height)
  }

  /// Chooses the line at a row of the screen; false where none can be chosen.
  mutating func choose(line: Int, in page: [PageLine]) -> Bool {
    guard page.indices.contains(top + line), page[top + line].isStop else { return false }
    chosen = top + line
    key = page[chosen].key
    return true
  }

  mutating func wheel(by rows: Int, in page: [PageLine], height: Int) {
    top = min(max(0, top + rows), max(0, page.count - height))
  }

  mutating func keepInSight(_ page: [PageLine], height: Int) {
    chosen = min(stop(in: page) ?? chosen, max(0, page.count - 1))
    // Going up to the first stop shows the header above it again.
    if page.prefix(chosen).allSatisfy({ !$0.isStop }) { top = 0 }
    top = min(max(top, chosen - height + 1), chosen)
    top = min(max(0, top), max(0, page.count - height))
  }

  func draw(_ page: [PageLine], isFocused: Bool, on canvas: inout Canvas) {
    let marked = isFocused ? stop(in: page) : nil
    for (y, index) in page.indices.dropFirst(top).prefix(canvas.height).enumerated() {
      page[index].draw(y: y, on: &canvas)
      if index == marked { canvas.shade(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .selection) }
    }
  }
}
