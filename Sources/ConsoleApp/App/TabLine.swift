import TerminalUI

/// The first line: the screens by number, the shown one in brackets.
struct TabLine {
  private typealias Tab = (screen: Screen, text: String, isShown: Bool)
  private var tabs: [Tab]

  /// Wide where there is room, then close together; then the last ones have to do without their names.
  init(_ console: Console) {
    let (shown, width) = (console.screen, console.size.width)
    tabs = TabLine.tabs(shown, margin: " ", named: Screen.all.count)
    var named = Screen.all.count
    while TabLine.width(of: tabs) > width, named >= 0 {
      tabs = TabLine.tabs(shown, margin: "", named: named)
      named -= 1
    }
  }

  private static func width(of tabs: [Tab]) -> Int { tabs.reduce(-1) { $0 + $1.text.count + 1 } }

  private static func tabs(_ shown: Screen, margin: String, named: Int) -> [Tab] {
    Screen.all.enumerated().map { index, screen in
      let isShown = screen.id == shown.id
      let text = isShown || index < named ? "\(screen.number) \(screen.title)" : "\(screen.number)"
      return (screen: screen, text: isShown ? "[\(text)]" : margin + text + margin, isShown: isShown)
    }
  }

  func draw(on canvas: inout Canvas) {
    var x = 0
    for tab in tabs {
      let style = Style(tab.isShown ? .focus : .muted, emphasis: tab.isShown ? .bold : [])
      x += canvas.write(tab.text, at: Point(x: x, y: 0), style: style) + 1
    }
  }

  /// The screen whose tab stands at a column.
  func screen(at column: Int) -> Screen? {
    var x = 0
    for tab in tabs {
      if (x..<x + tab.text.count).contains(column) { return tab.screen }
      x += tab.text.count + 1
    }
    return nil
  }
}
