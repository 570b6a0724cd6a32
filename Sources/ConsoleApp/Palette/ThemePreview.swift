extension Console {
  /// Shows the theme that the palette's cursor is on, and the one in force again when it is on none.
  mutating func preview(_ entry: PaletteEntry?) -> [Effect] {
    var wanted: String?
    if case .line(let line) = entry?.choice, line.hasPrefix("theme ") { wanted = String(line.dropFirst(6)) }
    guard wanted != previewed else { return [] }
    previewed = wanted
    return [.theme(wanted ?? setting.theme)]
  }
}
