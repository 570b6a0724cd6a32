import TerminalUI

/// How a pane looks.
protocol DrawnPane {
  func draw(_ scene: Scene, on canvas: inout Canvas)
  /// Other rows have come: columns are made as wide as their words.
  mutating func measure(in scene: Scene)
}

extension DrawnPane {
  mutating func measure(in scene: Scene) {}
}
