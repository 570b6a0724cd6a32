internal import CNcurses
import TerminalUI

/// Hands out ncurses' colour pairs for styles; a pair is made the first time it is needed.
@MainActor
struct Palette {
  struct Look: Equatable {
    var attributes: attr_t
    var pair: Int32
    var background: Int
    /// A blank shows nothing but its background.
    var isBareWhenBlank: Bool
  }

  private struct Pair: Hashable { var foreground: Int; var background: Int }

  private let theme: Theme
  private let colours: Capabilities.Colours
  private let room: Int
  private var pairs: [Pair: Int32] = [:]
  private var looks: [Style: Look] = [:]

  init(theme: Theme, colours: Capabilities.Colours) {
    self.theme = theme
    self.colours = colours
    room = colours == .none ? 0 : Int(nc_color_pairs())
  }

  mutating func look(_ style: Style) -> Look {
    if let known = looks[style] { return known }
    let paint = theme.paint(of: style, colours: colours)
    let look = Look(
      attributes: attributes(paint.emphasis),
      pair: pair(Pair(foreground: paint.foreground, background: paint.background)), background: paint.background,
      isBareWhenBlank: paint.emphasis.isDisjoint(with: [.underline, .reverse]))
    looks[style] = look
    return look
  }

  private func attributes(_ emphasis: Emphasis) -> attr_t {
    var attributes: attr_t = 0
    if emphasis.contains(.bold) { attributes |= nc_bold() }
    if emphasis.contains(.underline) { attributes |= nc_underline() }
    if emphasis.contains(.reverse) { attributes |= nc_reverse() }
    if emphasis.contains(.dim) { attributes |= nc_dim() }
    return attributes
  }

  /// Pair 0 is the terminal's own colours, and what is left when all pairs are given out.
  private mutating func pair(_ wanted: Pair) -> Int32 {
    guard colours != .none, wanted != Pair(foreground: -1, background: -1) else { return 0 }
    if let known = pairs[wanted] { return known }
    let number = Int32(pairs.count + 1)
    guard number < room,
      init_extended_pair(number, Int32(wanted.foreground), Int32(wanted.background)) == OK
    else { return 0 }
    pairs[wanted] = number
    return number
  }
}
