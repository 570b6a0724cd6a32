import TerminalUI

/// The first line: the screens by number, the shown one in brackets.
struct TabLine {
  private var tabs: [(screen: Screen, text: String, isShown: Bool)]

  init(_ console: Console) {
    let whole = TabLine.tabs(console.screen, areNamed: true)
    let width = whole.reduce(-1) { $0 + $1.text.count + 1 }
    tabs = width <= console.size.width ? whole : TabLine.tabs(console.screen, areNamed: false)
  }

  /// Where there is no room for the others' names, their numbers have to do.
  private static func tabs(_ shown: Screen, areNamed: Bool) -> [(screen: Screen, text: String, isShown: Bool)] {
    Screen.all.map { screen in
      let isShown = screen.id == shown.id
      let text = isShown || areNamed ? "\(screen.number) \(screen.title)" : "\(screen.number)"
      return (screen: screen, text: isShown ? "[\(text)]" : " \(text) ", isShown: isShown)
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
