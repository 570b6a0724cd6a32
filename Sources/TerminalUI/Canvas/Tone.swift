/// What a piece of the screen means; a theme turns each meaning into colours, once. The raw value is the name in a theme file.
public enum Tone: String, CaseIterable, Hashable, Sendable {
  case text
  case muted
  case title
  case heading
  case key
  case accent
  case border
  case borderFocused = "border.focused"
  /// The chosen row of the pane that has the keys; a background.
  case selection
  /// The chosen row of a pane that does not; a background.
  case selectionInactive = "selection.inactive"
  /// The chosen tab, button or cell.
  case focus
  /// What a filter or search found.
  case match
  /// The ground of a text field.
  case input
  /// The ground of a dialog above the screen.
  case overlay
  /// The empty part of a bar.
  case track

  case healthy
  case good
  case atRisk
  case critical

  case breached
  case imminent
  case waiting

  case success
  case warning
  case error

  case sparkline
  case series1
  case series2
  case series3
  case series4
  case series5
  case series6

  /// Heat from low to high; grounds of heat map cells.
  case heat1
  case heat2
  case heat3
  case heat4
  case heat5
}

extension Tone {
  public static let series: [Tone] = [.series1, .series2, .series3, .series4, .series5, .series6]
  public static let heat: [Tone] = [.heat1, .heat2, .heat3, .heat4, .heat5]
}
