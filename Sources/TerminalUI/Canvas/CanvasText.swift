extension Canvas {
  /// The rows as text, each as wide as the grid.
  public var lines: [String] {
    (0..<gridSize.height).map { row in
      String(cells[(row * gridSize.width)..<((row + 1) * gridSize.width)].filter { $0.width > 0 }.map(\.glyph))
    }
  }

  /// The rows one below the other, exact to the last space.
  public var text: String { lines.joined(separator: "\n") }

  /// The rows without the blanks at their ends.
  public var trimmedText: String {
    lines.map { line in
      String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }.joined(separator: "\n")
  }

  /// The rows with their styles: `⟨healthy+bold on selection:420⟩`; plain text stands bare, blanks at the ends are left out.
  public var styledText: String {
    (0..<gridSize.height).map { row in
      styled(cells[(row * gridSize.width)..<((row + 1) * gridSize.width)])
    }.joined(separator: "\n")
  }

  private func styled(_ row: ArraySlice<Cell>) -> String {
    let last = row.lastIndex { $0.glyph != " " || $0.style != Style() } ?? row.startIndex - 1
    var shown = ""
    var rest = row[...last]
    while let style = rest.first?.style {
      let run = rest.prefix { $0.style == style }
      let text = String(run.filter { $0.width > 0 }.map(\.glyph))
      shown += style == Style() ? text : "⟨\(style.description):\(text)⟩"
      rest = rest.dropFirst(run.count)
    }
    return shown
  }
}

extension Style: CustomStringConvertible {
  /// `healthy+bold on selection`
  public var description: String {
    let names: [(Emphasis, String)] = [
      (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.dim, "dim"),
    ]
    let marks = names.filter { emphasis.contains($0.0) }.map { "+\($0.1)" }.joined()
    return tone.rawValue + marks + (background.map { " on \($0.rawValue)" } ?? "")
  }
}
