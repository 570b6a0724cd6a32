/// The lines that were carried out, to be had again by the arrow up, as in a shell.
struct PaletteHistory: Hashable, Sendable {
  /// So many are remembered.
  static let length = 100

  /// Oldest first.
  private var lines: [String] = []
  /// The one that stands in the palette; nil where none was asked for.
  private var place: Int?

  mutating func add(_ line: String) {
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.length { lines.removeFirst() }
    place = nil
  }

  /// Nil where there is none before it.
  mutating func older() -> String? {
    let next = (place ?? lines.count) - 1
    guard lines.indices.contains(next) else { return nil }
    place = next
    return lines[next]
  }

  /// Empty behind the newest; nil where none was asked for.
  mutating func newer() -> String? {
    guard let now = place else { return nil }
    place = now + 1 < lines.count ? now + 1 : nil
    return place.map { lines[$0] } ?? ""
  }

  /// Something else is being typed.
  mutating func leave() { place = nil }
}
