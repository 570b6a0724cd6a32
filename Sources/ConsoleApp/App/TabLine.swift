import TerminalUI

/// The first line: the screens by number, the shown one in brackets and with its whole name.
struct TabLine {
  private typealias Tab = (screen: Screen, text: String, isShown: Bool)
  private var tabs: [Tab]

  /// Wide where there is room, then close together; then the others' names are cut, all to the same length, until numbers alone
  /// are left.
  init(_ console: Console) {
    let (shown, width) = (console.screen, console.size.width)
    let longest = Screen.all.map(\.title.count).max() ?? 0
    tabs = TabLine.tabs(shown, margin: " ", letters: longest)
    var letters = longest
    while TabLine.width(of: tabs) > width, letters >= 0 {
      tabs = TabLine.tabs(shown, margin: "", letters: letters)
      letters -= 1
    }
  }

  private static func width(of tabs: [Tab]) -> Int { tabs.reduce(-1) { $0 + $1.text.count + 1 } }

  private static func tabs(_ shown: Screen, margin: String, letters: Int) -> [Tab] {
    Screen.all.map { screen in
      let isShown = screen.id == shown.id
      let name = isShown ? screen.title : cut(screen.title, to: letters)
      let text = name.isEmpty ? "\(screen.number)" : "\(screen.number) \(name)"
      return (screen: screen, text: isShown ? "[\(text)]" : margin + text + margin, isShown: isShown)
    }
  }

  /// Of a second word that would be cut nothing is left: `My`, not `My d`.
  static func cut(_ title: String, to letters: Int) -> String {
    let words = title.prefix(letters)
    guard letters < title.count, title.dropFirst(letters).first != " " else { return String(words) }
    return String(words.prefix(upTo: words.lastIndex(of: " ") ?? words.endIndex))
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
