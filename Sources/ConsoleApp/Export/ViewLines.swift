import TerminalUI

extension Console {
  /// What a pane without rows says, from its first line to its last, whatever the screen had room for.
  func lines(of id: PaneID) -> [String] {
    guard var pane = panes[id] else { return [] }
    var scene = scene(for: id)
    scene.size.width = max(ViewLines.width, scene.size.width)
    _ = pane.move(.top, in: scene)
    var lines: [String] = []
    // A page that fills its room to the last line may go on below it.
    repeat {
      scene.size.height = max(ViewLines.least, scene.size.height * 2)
      var canvas = Canvas(size: scene.size)
      pane.draw(scene, on: &canvas)
      lines = canvas.trimmedText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    } while lines.last?.isEmpty == false && scene.size.height < ViewLines.most
    return Array(lines.trimmingPrefix { $0.isEmpty }.reversed().trimmingPrefix { $0.isEmpty }.reversed())
  }

  /// The lines as a table of one column.
  func lineTable(of id: PaneID) -> ViewTable {
    ViewTable(
      title: panes[id]?.title(in: scene(for: id)) ?? "", columns: [ViewTable.Column(name: "Line")],
      rows: lines(of: id).map { [$0] }, isLines: true)
  }
}

private enum ViewLines {
  /// Wide enough that hardly anything is cut short.
  static let width = 120
  static let least = 24
  static let most = 4096
}
